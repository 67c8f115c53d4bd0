from neutron.db.migration import cli

cli.CONF.set_override("connection", url, group="database")
config.set_main_option("neutron_project", "neutron")
config.set_main_option("script_location", "neutron.db.migration:alembic_migrations")
cli._set_version_locations(config)
config.neutron_config = cli.CONF
