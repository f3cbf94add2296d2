using HotDash.Chatwoot.Core.Data;

namespace HotDash.Chatwoot.Core.Filters;

/// <summary>Names of the custom attributes that an account has defined.</summary>
public static class CustomAttributeNames
{
    /// <summary>Of a model: 0 conversation, 1 contact.</summary>
    public static async Task<IReadOnlySet<string>> KeysAsync(Database database, long accountId, int model, CancellationToken cancellationToken) =>
        (await database.ListAsync<string>(
            "select attribute_key from custom_attribute_definitions where account_id = @accountId and attribute_model = @model",
            new { accountId, model },
            cancellationToken)).ToHashSet(StringComparer.Ordinal);
}
