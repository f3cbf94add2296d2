namespace HotDash.Migrations.Tool.Catalog;

internal enum CatalogKind
{
    Schema,
    Extension,
    Type,
    EnumValue,
    DomainConstraint,
    Sequence,
    Table,
    Column,
    Constraint,
    Index,
    View,
    ViewColumn,
    Function,
    Trigger,
    Rule,
    Policy,
    Grant,
}
