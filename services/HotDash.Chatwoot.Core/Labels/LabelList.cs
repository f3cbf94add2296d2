using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Labels;

/// <summary>Labels as a set on a conversation or contact (tables of acts-as-taggable-on: <c>tags</c>, <c>taggings</c>).</summary>
public static class LabelList
{
    private const string Replace = """
        insert into tags (name) select unnest(@labels) on conflict (name) do nothing;
        delete from taggings g using tags t
            where g.taggable_type = @type and g.taggable_id = @id and g.context = 'labels' and t.id = g.tag_id and not t.name = any(@labels);
        insert into taggings (tag_id, taggable_type, taggable_id, context, created_at)
            select t.id, @type, @id, 'labels', now() from tags t
            where t.name = any(@labels)
                and not exists (select from taggings g where g.tag_id = t.id and g.taggable_type = @type and g.taggable_id = @id and g.context = 'labels');
        """;

    /// <summary>Order is kept, repetition and surrounding space dropped; a comma separates labels, as Rails' tag parser has it.</summary>
    public static IReadOnlyList<string> Normalize(IEnumerable<string> labels) =>
        [.. labels.SelectMany(label => label.Split(',')).Select(label => label.Trim().ToLowerInvariant()).Where(label => label.Length is > 0 and <= 255).Distinct()];

    public static Task ReplaceAsync(ISql sql, string type, long id, IReadOnlyList<string> labels, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(Replace, new { type, id, labels = labels.ToArray() }, cancellationToken);

    public static async Task<IReadOnlyList<string>> ReadAsync(ISql sql, string type, long id, CancellationToken cancellationToken) =>
        await sql.ListAsync<string>(
            "select t.name from taggings g join tags t on t.id = g.tag_id where g.taggable_type = @type and g.taggable_id = @id and g.context = 'labels' order by g.id",
            new { type, id },
            cancellationToken);
}
