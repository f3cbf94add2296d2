using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace HotDash.Hosting.Chatwoot.Commands;

/// <summary>Customers who write through the account's first API inbox (<c>/public/api/v1/inboxes/{identifier}</c>).</summary>
internal sealed class SampleCustomers(HttpClient chatwoot)
{
    private const string AccountInboxes = "/api/v1/accounts/1/inboxes";

    private static readonly (string Name, string Mail, string[] Messages)[] s_customers =
    [
        ("Mira Sokolova", "mira", ["Hello, my parcel was delivered to a neighbour I do not know.", "The number on the slip is HD-2231."]),
        ("Ben Okafor", "ben", ["Two of the three shirts are the wrong size. Can you exchange them before Saturday?"]),
        ("Chloé Martin", "chloe", ["Bonjour, j'ai payé deux fois la commande 10482.", "Pouvez-vous me rembourser la seconde ?"]),
        ("Aiko Tanaka", "aiko", ["Does the lamp work on 100 V?"]),
        ("Lukas Brandt", "lukas", ["I cancelled yesterday and it still shipped. What now?", "I do not want to pay for the return."]),
    ];

    /// <returns>How many customers wrote.</returns>
    /// <exception cref="HttpRequestException">The service refused or did not answer.</exception>
    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        var inboxes = await chatwoot.GetFromJsonAsync<JsonNode>(AccountInboxes, cancellationToken);
        var identifier = inboxes?["payload"]?.AsArray().Select(inbox => (string?)inbox?["inbox_identifier"]).FirstOrDefault(value => !string.IsNullOrEmpty(value))
            ?? throw new HttpRequestException("The account has no API inbox.");

        foreach (var (name, mail, messages) in s_customers)
        {
            await WriteAsync($"/public/api/v1/inboxes/{identifier}/contacts", name, mail, messages, cancellationToken);
        }

        return s_customers.Length;
    }

    private async Task WriteAsync(string contacts, string name, string mail, string[] messages, CancellationToken cancellationToken)
    {
        var email = $"{mail}.{RandomNumberGenerator.GetHexString(6, lowercase: true)}@example.com";
        var contact = await PostAsync(contacts, new { name, email }, cancellationToken);
        var conversations = $"{contacts}/{contact["source_id"]}/conversations";
        var conversation = await PostAsync(conversations, new { }, cancellationToken);

        foreach (var content in messages)
        {
            await PostAsync($"{conversations}/{conversation["id"]}/messages", new { content }, cancellationToken);
        }
    }

    private async Task<JsonNode> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var response = await chatwoot.PostAsJsonAsync(path, body, cancellationToken);
        response.EnsureSuccessStatusCode();

        return await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken) ?? throw new HttpRequestException($"POST {path} answered nothing.");
    }
}
