using System.Text;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Semantics;

/// <summary>Input in every form in which Rails takes it.</summary>
public sealed class RailsInputTests(ChatwootServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parameters_FlatWrappedAndAsForm_MeanTheSame()
    {
        var account = await server.NewAccountAsync(Token);
        using var form = new FormUrlEncodedContent([new("canned_response[short_code]", "c"), new("canned_response[content]", "C")]);
        await account.Admin.PostAsync($"{account.Path}/canned_responses", new { short_code = "a", content = "A" }, Token);
        await account.Admin.PostAsync($"{account.Path}/canned_responses/", new { canned_response = new { short_code = "b", content = "B" } }, Token);
        await account.Admin.PostAsync($"{account.Path}/canned_responses", form, Token);

        var listed = (await account.Admin.GetAsync($"{account.Path}/canned_responses/", Token)).Ok();

        Assert.Equal(["A", "B", "C"], listed.Json!.AsArray().Select(row => row!["content"]!.ToString()));
    }

    [Fact]
    public async Task Message_AsMultipart_ReadsTextAsValues()
    {
        var account = await server.NewAccountAsync(Token);
        var conversation = await account.NewConversationAsync(Token);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent("note"), "content");
        form.Add(new StringContent("true"), "private");
        form.Add(new StringContent("""{"in_reply_to":5}"""), "content_attributes");
        form.Add(new StringContent("abc"), "echo_id");

        var message = (await account.Admin.PostAsync($"{conversation.Path}/messages", form, Token)).Ok();

        Assert.True(message["private"].GetValue<bool>());
        Assert.Equal(5, message["content_attributes"]["in_reply_to"]!.GetValue<int>());
        Assert.Equal("abc", message["echo_id"].ToString());
    }

    [Fact]
    public async Task Parameter_GivenTwice_CountsTheLast()
    {
        var account = await server.NewAccountAsync(Token);
        var conversation = await account.NewConversationAsync(Token);
        await account.Admin.PostAsync($"{conversation.Path}/labels", new { labels = new[] { "b" } }, Token);

        var listed = (await account.Admin.GetAsync($"{account.Path}/conversations?labels=a&labels=b", Token)).Ok();

        Assert.Single(listed["data"]["payload"]!.AsArray());
    }

    [Fact]
    public async Task Ids_AsText_AreNumbers()
    {
        var account = await server.NewAccountAsync(Token);
        var conversation = await account.NewConversationAsync(Token);

        var agent = (await account.Admin.PostAsync($"{conversation.Path}/assignments", new { assignee_id = $"{account.AgentId}" }, Token)).Ok();

        Assert.Equal(account.AgentId, agent.Id);
    }

    [Fact]
    public async Task Token_UnderEitherHeader_IsTaken()
    {
        var account = await server.NewAccountAsync(Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{account.Path}/labels");
        request.Headers.Add("API-Access-Token", account.AdminToken);
        request.Headers.Authorization = new("Bearer", Convert.ToBase64String(Encoding.UTF8.GetBytes("no session")));

        using var response = await server.Client(null).Http.SendAsync(request, Token);

        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Session_OfASignIn_AdmitsUntilSignedOut()
    {
        var account = await server.NewAccountAsync(Token);
        var email = (await account.Admin.GetAsync("/api/v1/profile", Token)).Ok()["email"].ToString();
        var signIn = (await account.Customer.PostAsync("/auth/sign_in", new { email, password = "Correct-horse-1" }, Token)).Ok();
        var client = account.Customer.Http;
        foreach (var name in (string[])["access-token", "client", "uid"])
        {
            client.DefaultRequestHeaders.Add(name, signIn.Headers.GetValues(name));
        }

        var api = new ApiClient(client, null);
        var admitted = await api.GetAsync($"{account.Path}/labels", Token);
        var valid = await api.GetAsync("/auth/validate_token", Token);
        await api.DeleteAsync("/auth/sign_out", Token);
        var refused = await api.GetAsync($"{account.Path}/labels", Token);

        Assert.Equal((200, 200, 401), ((int)admitted.Status, (int)valid.Status, (int)refused.Status));
    }
}
