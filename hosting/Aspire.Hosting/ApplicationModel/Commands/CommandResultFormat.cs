namespace Aspire.Hosting.ApplicationModel;

public enum CommandResultFormat
{
    Text = 0,
    Json = 1,
    Markdown = 2,
}
