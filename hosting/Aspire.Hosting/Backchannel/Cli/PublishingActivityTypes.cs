namespace Aspire.Hosting.Backchannel.Cli;

internal static class PublishingActivityTypes
{
    public const string Step = "step";
    public const string Task = "task";
    public const string Log = "log";
    public const string Prompt = "prompt";
    public const string PublishComplete = "publish-complete";
}
