-- Which running orders of the stage are kept?
-- One row per order, the one changed last first.
select
    order_id,
    name,
    slides,
    changed_at,
    changed_by
from running_order
order by changed_at desc, order_id asc
