using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Csv;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Filters;

namespace HotDash.Chatwoot.Core.Contacts;

/// <summary>An account's contacts as a file of comma-separated values (app/jobs/account/contacts_export_job.rb).</summary>
public sealed class ContactExporter(Database database, RecordFiles files, TimeProvider clock)
{
    private const string LabelsColumn = "labels";

    private const int BatchSize = 1_000;

    private const string Labelled = """
        c.id in (select g.taggable_id from taggings g join tags t on t.id = g.tag_id where g.taggable_type = 'Contact' and g.context = 'labels' and t.name = @label)
        """;

    private const string LabelNames = """
        select g.taggable_id, t.name from taggings g join tags t on t.id = g.tag_id join labels l on l.title = t.name and l.account_id = @accountId
        where g.taggable_type = 'Contact' and g.context = 'labels' and g.taggable_id = any(@ids) order by g.id
        """;

    private static readonly string[] s_default = ["id", "name", "email", "phone_number", LabelsColumn];

    /// <param name="accountId">Whose contacts.</param>
    /// <param name="columns">In this order; unknown ones are left out. Empty: id, name, e-mail, phone number and labels.</param>
    /// <param name="filter">Conditions as of the contact filter, or null.</param>
    /// <param name="label">Only contacts that bear it; null for all.</param>
    /// <param name="cancellationToken">Ends the export.</param>
    /// <returns>Where the file can be fetched; null when the account is gone.</returns>
    public async Task<Uri?> RunAsync(long accountId, IReadOnlyList<string> columns, JsonArray? filter, string? label, CancellationToken cancellationToken)
    {
        if (await database.FindAsync<string>("select name from accounts where id = @accountId", new { accountId }, cancellationToken) is not { } account)
        {
            return null;
        }

        var headers = (columns.Count == 0 ? s_default : columns).Where(IsColumn).Distinct().ToList();
        var arguments = new DynamicParameters(new { accountId, label });
        var where = $"{ContactFilter.Identified} and {await ConditionAsync(accountId, filter, label, arguments, cancellationToken)}";
        var path = Path.GetTempFileName();
        await using var content = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (var writer = new StreamWriter(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        {
            await writer.WriteAsync(CsvLine.Write(headers));
            await WriteAsync(writer, accountId, headers, where, arguments, cancellationToken);
        }

        content.Position = 0;

        return files.Url(await files.SaveAsync("Account", accountId, "contacts_export", content, $"{account}_{accountId}_contacts.csv", cancellationToken));
    }

    private async Task<string> ConditionAsync(long accountId, JsonArray? filter, string? label, DynamicParameters arguments, CancellationToken cancellationToken) =>
        filter is { Count: > 0 }
            ? new FilterSql(ContactFilter.Attributes, (_, value) => value, clock.GetUtcNow()).Build(
                filter, await CustomAttributeNames.KeysAsync(database, accountId, 1, cancellationToken), "c.custom_attributes", arguments)
            : label is { Length: > 0 } ? Labelled : "true";

    private async Task WriteAsync(
        StreamWriter writer, long accountId, List<string> headers, string where, DynamicParameters arguments, CancellationToken cancellationToken)
    {
        var last = 0L;
        List<Contact> batch;
        do
        {
            arguments.Add("last", last);
            batch = await database.ListAsync<Contact>(
                $"select c.* from contacts c where c.account_id = @accountId and c.id > @last and {where} order by c.id limit {BatchSize}", arguments, cancellationToken);
            var labels = headers.Contains(LabelsColumn)
                ? (await database.ListAsync<(long Id, string Name)>(
                    LabelNames, new { accountId, ids = batch.Select(contact => contact.Id).ToArray() }, cancellationToken)).ToLookup(row => row.Id, row => row.Name)
                : null;

            foreach (var contact in batch)
            {
                var row = ContactShape.Row(contact);
                await writer.WriteAsync(CsvLine.Write(headers.Select(header => header == LabelsColumn ? string.Join(',', labels![contact.Id]) : row[header]?.ToString()))); // read when it is a header
                last = contact.Id;
            }
        }
        while (batch.Count == BatchSize);
    }

    private static bool IsColumn(string name) => name == LabelsColumn || (name != "label_list" && ContactShape.Row(new Contact()).ContainsKey(name));
}
