namespace HotDash.Chatwoot.Core.Messages;

public enum ContentType
{
    Text = 0,
    InputText = 1,
    InputTextarea = 2,
    InputEmail = 3,
    InputSelect = 4,
    Cards = 5,
    Form = 6,
    Article = 7,
    IncomingEmail = 8,
    InputCsat = 9,
    Integrations = 10,
    Sticker = 11,
    VoiceCall = 12,
}
