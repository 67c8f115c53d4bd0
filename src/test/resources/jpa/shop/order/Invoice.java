package shop.order;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import shop.Customer;

@Entity
public class Invoice {
    @Id
    @GeneratedValue
    Long id;

    @ManyToOne
    Customer customer;

    BigDecimal total;
}
