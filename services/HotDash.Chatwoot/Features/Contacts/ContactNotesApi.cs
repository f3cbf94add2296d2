using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Contacts;

/// <summary>Notes that agents keep about a contact. Not in Chatwoot's API description, but its clients use them.</summary>
internal static class ContactNotesApi
{
    private const int MaxNotes = 200;

    public static void MapContactNotes(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ContactsApi.Path + "/{id:long}/notes").WithTags("Contacts").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync);
        group.MapDelete("/{noteId:long}", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(AccountContext account, long id, Database database, PresenceStore presence, CancellationToken cancellationToken)
    {
        await ContactStore.FindAsync(database, account.Id, id, cancellationToken);
        var notes = await database.ListAsync<Note>(
            $"select * from notes where account_id = @accountId and contact_id = @id order by id desc limit {MaxNotes}", new { accountId = account.Id, id }, cancellationToken);

        return RailsResult.Json(await ShapesAsync(account, notes, database, presence, cancellationToken));
    }

    private static async Task<IResult> CreateAsync(
        AccountContext account, long id, RailsParameters parameters, Database database, PresenceStore presence, CancellationToken cancellationToken)
    {
        await ContactStore.FindAsync(database, account.Id, id, cancellationToken);
        var content = parameters.Unwrap("note").Present("content") ?? throw Failure.Invalid("content", "can't be blank");
        var note = await database.SingleAsync<Note>(
            "insert into notes (content, account_id, contact_id, user_id) values (@content, @accountId, @id, @userId) returning *",
            new { content, accountId = account.Id, id, userId = account.UserId },
            cancellationToken);

        return RailsResult.Json((await ShapesAsync(account, [note], database, presence, cancellationToken))[0]!.DeepClone()); // one note gives one shape
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, long id, long noteId, Database database, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            "delete from notes where id = @noteId and contact_id = @id and account_id = @accountId", new { noteId, id, accountId = account.Id }, cancellationToken) == 0
            ? throw Failure.NotFound()
            : RailsResult.Ok;

    private static async Task<JsonArray> ShapesAsync(
        AccountContext account, IReadOnlyList<Note> notes, Database database, PresenceStore presence, CancellationToken cancellationToken)
    {
        var authors = (await AgentStore.ListAsync(database, account.Id, cancellationToken)).ToDictionary(agent => agent.Id);
        var online = await presence.ReadAsync(account.Id);

        return notes.ToJsonArray(note => new JsonObject
        {
            ["id"] = note.Id,
            ["content"] = note.Content,
            ["account_id"] = note.AccountId,
            ["contact_id"] = note.ContactId,
            ["user"] = note.UserId is { } userId && authors.TryGetValue(userId, out var author) ? AgentShape.Full(author, online) : null,
            ["created_at"] = RailsTime.Seconds(note.CreatedAt),
            ["updated_at"] = RailsTime.Seconds(note.UpdatedAt),
        });
    }

    private sealed record Note
    {
        public long Id { get; init; }

        public string Content { get; init; } = "";

        public long AccountId { get; init; }

        public long ContactId { get; init; }

        public long? UserId { get; init; }

        public DateTime CreatedAt { get; init; }

        public DateTime UpdatedAt { get; init; }
    }
}
