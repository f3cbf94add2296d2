using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Http;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Clients;

namespace HotDash.Chatwoot.Features.Contacts;

/// <summary>Contacts in and out as files of comma-separated values. The worker does it; a mail tells when it is done.</summary>
internal static class ContactTransferApi
{
    public static void MapContactTransfer(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ContactsApi.Path).WithTags("Contacts").RequireAdministrator();
        group.MapPost("/import", ImportAsync);
        group.MapPost("/export", ExportAsync);
    }

    private static async Task<IResult> ImportAsync(
        AccountContext account, RailsParameters parameters, ContactImporter importer, CancellationToken cancellationToken)
    {
        var file = parameters.Files.FirstOrDefault(file => file.Name == "import_file") ?? throw Failure.Unprocessable("File is blank");
        await using var content = file.OpenReadStream();
        await importer.RequestAsync(account.Id, content, file.FileName, cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<IResult> ExportAsync(AccountContext account, RailsParameters parameters, SidekiqClient sidekiq, CancellationToken cancellationToken)
    {
        var filter = new JsonObject { ["payload"] = parameters.Array("payload")?.DeepClone(), ["label"] = parameters.Present("label") };
        var columns = new JsonArray([.. parameters.Texts("column_names").Select(name => JsonValue.Create(name))]);
        await sidekiq.PushAsync(
            new ActiveJob
            {
                JobClass = JobClasses.ContactsExport, Queue = Queues.Low, Arguments = new JsonArray(account.Id, account.UserId, columns, ActiveJobValue.SymbolHash(filter)),
            },
            cancellationToken);

        return RailsResult.Ok;
    }
}
