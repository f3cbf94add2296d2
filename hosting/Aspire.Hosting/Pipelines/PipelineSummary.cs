using System.Collections.ObjectModel;

namespace Aspire.Hosting.Pipelines;

public sealed class PipelineSummary
{
    private readonly List<PipelineSummaryItem> _items = [];
    private readonly Lock _lock = new();

    public ReadOnlyCollection<PipelineSummaryItem> Items
    {
        get
        {
            lock (_lock)
            {
                return new([.. _items]);
            }
        }
    }

    public void Add(string key, string value) => Add(new PipelineSummaryItem(key, value, false));

    public void Add(string key, MarkdownString value) => Add(new PipelineSummaryItem(key, value.Value, true));

    private void Add(PipelineSummaryItem item)
    {
        lock (_lock)
        {
            _items.Add(item);
        }
    }
}
