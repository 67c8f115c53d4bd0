package shop;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

@MappedSuperclass
public class Dated {
    Instant created;
}
