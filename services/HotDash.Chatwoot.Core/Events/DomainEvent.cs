using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Core.Events;

/// <summary>Something that happened, in the arguments of Chatwoot's dispatcher: records stand as GlobalIDs.</summary>
/// <param name="Name">One of <see cref="EventNames"/>.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="Data">For example <c>{"message":{"_aj_globalid":"gid://chatwoot/Message/101"},"performed_by":null}</c>.</param>
public sealed record DomainEvent(string Name, long AccountId, JsonObject Data);
