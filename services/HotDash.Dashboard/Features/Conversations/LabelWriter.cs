using HotDash.Dashboard.Features.Chatwoot;

namespace HotDash.Dashboard.Features.Conversations;

/// <summary>Adds a label. Chatwoot can only replace the whole set, so what is there is sent along and the result is read back.</summary>
internal sealed class LabelWriter(ChatwootClient chatwoot)
{
    private const int Attempts = 3;

    public async Task AddAsync(long conversationId, string label, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var labels = await chatwoot.GetLabelsAsync(conversationId, cancellationToken);

            if (labels.Contains(label, StringComparer.OrdinalIgnoreCase))
            {
                return;
            }

            await chatwoot.SetLabelsAsync(conversationId, [.. labels, label], cancellationToken);
        }

        if (!(await chatwoot.GetLabelsAsync(conversationId, cancellationToken)).Contains(label, StringComparer.OrdinalIgnoreCase))
        {
            throw new ChatwootException(ChatwootFailure.Refused, $"Somebody keeps replacing the labels: '{label}' did not stay after {Attempts} attempts.");
        }
    }
}
