namespace HotDash.Chatwoot.Features.CustomAttributes;

internal enum AttributeModel
{
    ConversationAttribute = 0,
    ContactAttribute = 1,
    CompanyAttribute = 2,
}
