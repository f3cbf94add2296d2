namespace Aspire.Hosting.ApplicationModel;

public sealed class ResourceNotificationServiceOptions
{
    /// <summary>What a wait does when the dependency ends. Keeps waiting when there is a dashboard to restart it from, stops otherwise.</summary>
    public WaitBehavior DefaultWaitBehavior { get; set; }
}
