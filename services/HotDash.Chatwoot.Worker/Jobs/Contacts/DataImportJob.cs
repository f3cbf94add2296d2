using HotDash.Chatwoot.Core.Contacts;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Contacts;

/// <summary><c>DataImportJob</c>: <c>[{DataImport}]</c>, takes contacts from an uploaded file and tells the administrators how it went.</summary>
internal sealed class DataImportJob(ContactImporter importer, AdministratorNotice notice) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var id = context.Arguments.GetRecord(0).Id;
        var import = await importer.RunAsync(id, cancellationToken) ?? throw new DiscardJobException($"Import {id} does not exist any more.");
        var (subject, text) = import.Problem is { } problem
            ? ("Contact Import Failed", $"Your contact import has failed: {problem}")
            : ("Contact Import Completed", $"Number of records imported: {import.Imported}\nNumber of records failed: {import.Rejected}\n{import.FailedRecords}");
        await notice.ToAdministratorsAsync(import.AccountId, subject, text, cancellationToken);
    }
}
