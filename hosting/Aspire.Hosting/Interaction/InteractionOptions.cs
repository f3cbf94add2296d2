namespace Aspire.Hosting;

public class InteractionOptions
{
    public string? PrimaryButtonText { get; set; }

    public string? SecondaryButtonText { get; set; }

    public bool? ShowSecondaryButton { get; set; }

    public bool? ShowDismiss { get; set; }

    public bool? EnableMessageMarkdown { get; set; }
}
