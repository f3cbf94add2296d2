using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Core.Failures;

/// <summary>Chatwoot's error bodies (app/controllers/concerns/request_exception_handler.rb, 4.15).</summary>
public static class Failure
{
    public static RequestFailedException NotFound() => With(404, "Resource could not be found");

    public static RequestFailedException Unprocessable(string error) => With(422, error);

    public static RequestFailedException Forbidden(string error) => With(403, error);

    public static RequestFailedException Unauthorized(string error) => With(401, error);

    public static RequestFailedException PolicyDenied() => Unauthorized("You are not authorized to do this action");

    public static RequestFailedException ParameterMissing(string name) => Unprocessable($"param is missing or the value is empty: {name}");

    /// <summary>A record that breaks a validation: <c>{"message":"Short code has already been taken","attributes":["short_code"]}</c>.</summary>
    public static RequestFailedException Invalid(string attribute, string problem) => Invalid([(attribute, problem)]);

    public static RequestFailedException Invalid(IReadOnlyCollection<(string Attribute, string Problem)> problems) =>
        new(422, new JsonObject
        {
            ["message"] = string.Join(", ", problems.Select(problem => $"{Humanize(problem.Attribute)} {problem.Problem}")),
            ["attributes"] = new JsonArray([.. problems.Select(problem => (JsonNode)problem.Attribute).DistinctBy(node => node.ToString())]),
        });

    private static RequestFailedException With(int status, string error) => new(status, new JsonObject { ["error"] = error });

    private static string Humanize(string attribute)
    {
        var words = attribute.Replace("_id", "", StringComparison.Ordinal).Replace('_', ' ');

        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
