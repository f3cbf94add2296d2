namespace Aspire.Hosting.ApplicationModel;

public enum HttpCommandResultMode
{
    None = 0,
    Auto = 1,
    Json = 2,
    Text = 3,
}
