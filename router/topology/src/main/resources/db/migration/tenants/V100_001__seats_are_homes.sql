-- A seat is a home in one of the tenant's cells, and homes are counted already.
DROP TABLE tenant_members;
