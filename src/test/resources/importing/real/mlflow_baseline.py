from mlflow.store.tracking.dbmodels.initial_models import Base

Base.metadata.create_all(engine)
