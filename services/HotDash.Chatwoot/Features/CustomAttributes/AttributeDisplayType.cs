namespace HotDash.Chatwoot.Features.CustomAttributes;

internal enum AttributeDisplayType
{
    Text = 0,
    Number = 1,
    Currency = 2,
    Percent = 3,
    Link = 4,
    Date = 5,
    List = 6,
    Checkbox = 7,
}
