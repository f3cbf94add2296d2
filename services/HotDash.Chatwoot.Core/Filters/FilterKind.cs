namespace HotDash.Chatwoot.Core.Filters;

public enum FilterKind
{
    Text,
    Number,
    Flag,
    Time,

    /// <summary>The expression is the taggable type whose labels are meant.</summary>
    Labels,
}
