using System.Text;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Csv;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Clients;
using Npgsql;

namespace HotDash.Chatwoot.Core.Contacts;

/// <summary>Contacts from a file of comma-separated values (app/jobs/data_import_job.rb). Running twice gives the same contacts.</summary>
public sealed class ContactImporter(Database database, RecordFiles files, ContactImportRow rows, SidekiqClient sidekiq)
{
    private const string Record = "DataImport";

    private const string Finish = """
        update data_imports set status = @status, processed_records = @imported, total_records = @total, processing_errors = @problem, updated_at = now() where id = @id
        """;

    public async Task RequestAsync(long accountId, Stream content, string filename, CancellationToken cancellationToken)
    {
        var id = await database.SingleAsync<long>(
            "insert into data_imports (account_id, data_type) values (@accountId, 'contacts') returning id", new { accountId }, cancellationToken);
        await files.SaveAsync(Record, id, "import_file", content, filename, cancellationToken);
        await sidekiq.PushAsync(
            new ActiveJob { JobClass = JobClasses.DataImport, Queue = Queues.Low, Arguments = new JsonArray(RecordId.Of(Record, id)) }, cancellationToken);
    }

    /// <returns>Null when the import or its file is gone.</returns>
    public async Task<ContactImport?> RunAsync(long id, CancellationToken cancellationToken)
    {
        if (await database.FindAsync<long?>("select account_id from data_imports where id = @id", new { id }, cancellationToken) is not { } accountId
            || await files.OpenAsync(Record, id, "import_file", cancellationToken) is not { } content)
        {
            return null;
        }

        await using var file = content;
        using var text = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);

        try
        {
            var (imported, failed) = await ReadAsync(accountId, new CsvReader(text), cancellationToken);
            var rejects = failed.Count > 1 ? await SaveFailedAsync(id, failed, cancellationToken) : null;
            await FinishAsync(id, status: 2, imported, failed.Count - 1, null, cancellationToken);

            return new ContactImport(accountId, imported, failed.Count - 1, rejects is null ? null : files.Url(rejects), null);
        }
        catch (FormatException problem)
        {
            await FinishAsync(id, status: 3, 0, 0, problem.Message, cancellationToken);

            return new ContactImport(accountId, 0, 0, null, problem.Message);
        }
    }

    private async Task<(int Imported, List<string> Failed)> ReadAsync(long accountId, CsvReader reader, CancellationToken cancellationToken)
    {
        var headers = reader.Read() ?? throw new FormatException("The file is empty.");
        var labels = (await database.ListAsync<string>("select title from labels where account_id = @accountId", new { accountId }, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var failed = new List<string> { CsvLine.Write([.. headers, "errors"]) };
        var imported = 0;

        while (reader.Read() is { } fields)
        {
            try
            {
                await rows.SaveAsync(accountId, ContactImportRow.Pair(headers, fields), labels, cancellationToken);
                imported++;
            }
            catch (RequestFailedException refused)
            {
                failed.Add(CsvLine.Write([.. fields, refused.Body["message"]?.ToString() ?? refused.Body["error"]?.ToString()]));
            }
            catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                failed.Add(CsvLine.Write([.. fields, $"{taken.ConstraintName} belongs to another contact"]));
            }
        }

        return (imported, failed);
    }

    private async Task<StoredFile> SaveFailedAsync(long id, List<string> failed, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(failed)));

        return await files.SaveAsync(Record, id, "failed_records", content, "failed_contacts.csv", cancellationToken);
    }

    private Task<int> FinishAsync(long id, int status, int imported, int rejected, string? problem, CancellationToken cancellationToken) =>
        database.ExecuteAsync(Finish, new { id, status, imported, total = imported + rejected, problem }, cancellationToken);
}
