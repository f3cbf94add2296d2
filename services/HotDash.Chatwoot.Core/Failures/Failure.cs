using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Core.Failures;

/// <summary>Chatwoot's error bodies (app/controllers/concerns/request_exception_handler.rb, 4.15).</summary>
public static class Failure
{
    public static ChatwootFailure NotFound() => With(404, "Resource could not be found");

    public static ChatwootFailure Unprocessable(string error) => With(422, error);

    public static ChatwootFailure Forbidden(string error) => With(403, error);

    public static ChatwootFailure Unauthorized(string error) => With(401, error);

    public static ChatwootFailure PolicyDenied() => Unauthorized("You are not authorized to do this action");

    public static ChatwootFailure ParameterMissing(string name) => Unprocessable($"param is missing or the value is empty: {name}");

    /// <summary>A record that breaks a validation: <c>{"message":"Short code has already been taken","attributes":["short_code"]}</c>.</summary>
    public static ChatwootFailure Invalid(string attribute, string problem) => Invalid([(attribute, problem)]);

    public static ChatwootFailure Invalid(IReadOnlyCollection<(string Attribute, string Problem)> problems) =>
        new(422, new JsonObject
        {
            ["message"] = string.Join(", ", problems.Select(problem => $"{Humanize(problem.Attribute)} {problem.Problem}")),
            ["attributes"] = new JsonArray([.. problems.Select(problem => (JsonNode)problem.Attribute).DistinctBy(node => node.ToString())]),
        });

    private static ChatwootFailure With(int status, string error) => new(status, new JsonObject { ["error"] = error });

    private static string Humanize(string attribute)
    {
        var words = attribute.Replace("_id", "", StringComparison.Ordinal).Replace('_', ' ');

        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
