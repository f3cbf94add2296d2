namespace HotDash.Chatwoot.Core.Contacts;

public enum ContactType
{
    Visitor = 0,
    Lead = 1,
    Customer = 2,
}
