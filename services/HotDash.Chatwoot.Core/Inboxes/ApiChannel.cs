namespace HotDash.Chatwoot.Core.Inboxes;

/// <summary>A row of <c>channel_api</c>.</summary>
public sealed class ApiChannel
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public string? WebhookUrl { get; init; }

    public string Identifier { get; init; } = "";

    public string HmacToken { get; init; } = "";

    public bool HmacMandatory { get; init; }

    public string? AdditionalAttributes { get; init; }

    public string? Secret { get; init; }
}
