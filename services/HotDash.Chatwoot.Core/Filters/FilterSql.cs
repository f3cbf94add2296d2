using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;
using HotDash.Chatwoot.Core.Failures;

namespace HotDash.Chatwoot.Core.Filters;

/// <summary>
/// The advanced filter: <c>[{"attribute_key":"status","filter_operator":"equal_to","values":["open"],"query_operator":"and"}]</c>
/// (app/services/filter_service.rb). Values become parameters.
/// </summary>
public sealed class FilterSql(IReadOnlyDictionary<string, FilterAttribute> attributes, Func<string, string, string?> mapValue, DateTimeOffset now)
{
    private const int MaxTerms = 50;

    public string Build(JsonArray? payload, IReadOnlySet<string> customAttributes, string customColumn, DynamicParameters arguments)
    {
        if (payload is null || payload.Count == 0 || payload.Count > MaxTerms)
        {
            return "true";
        }

        var text = "";
        for (var index = 0; index < payload.Count; index++)
        {
            if (payload[index] is not JsonObject given)
            {
                throw Failure.Unprocessable("Each element of payload must be an object.");
            }

            var term = FilterTerm.From(given);
            var attribute = Attribute(term.Key, customAttributes, customColumn, index, arguments);
            text += $"({Term(attribute, term, index, arguments)})";
            if (index < payload.Count - 1)
            {
                text += Conjunction(term.Conjunction);
            }
        }

        return $"({text})";
    }

    private static string Conjunction(string? given) => given?.ToUpperInvariant() switch
    {
        null or "AND" => " and ",
        "OR" => " or ",
        _ => throw Failure.Unprocessable("Query operator must be either \"AND\" or \"OR\"."),
    };

    private FilterAttribute Attribute(string key, IReadOnlySet<string> customAttributes, string customColumn, int index, DynamicParameters arguments)
    {
        if (attributes.TryGetValue(key, out var attribute))
        {
            return attribute;
        }

        if (!customAttributes.Contains(key))
        {
            throw Failure.Unprocessable(
                $"Invalid attribute key - [{key}]. The key should be one of [{string.Join(",", attributes.Keys)}] or a custom attribute defined in the account.");
        }

        arguments.Add($"key{index}", key);

        return new FilterAttribute(FilterKind.Text, $"{customColumn} ->> @key{index}");
    }

    private string Term(FilterAttribute attribute, FilterTerm term, int index, DynamicParameters arguments)
    {
        var expression = attribute.Expression;
        var name = $"@value{index}";
        var (operatorName, values) = (term.Operator, term.Values);

        if (attribute.Kind == FilterKind.Labels)
        {
            arguments.Add($"value{index}", values);

            return Labels(expression, operatorName, name);
        }

        switch (operatorName)
        {
            case "is_present":
                return $"{expression} is not null";
            case "is_not_present":
                return $"{expression} is null";
            case "equal_to" or "not_equal_to":
                arguments.Add($"value{index}", Typed(attribute, term.Key, values));
                return operatorName == "equal_to" ? $"{expression} = any({name})" : $"({expression} is null or not {expression} = any({name}))";
            case "contains" or "does_not_contain" or "starts_with" when attribute.Kind == FilterKind.Text:
                arguments.Add($"value{index}", values.Select(value => operatorName == "starts_with" ? $"{Escape(value)}%" : $"%{Escape(value)}%").ToArray());
                return operatorName == "does_not_contain" ? $"({expression} is null or not {expression} ilike any({name}))" : $"{expression} ilike any({name})";
            case "is_greater_than" or "is_less_than" when attribute.Kind is FilterKind.Time or FilterKind.Number:
                arguments.Add($"value{index}", Typed(attribute, "", values));
                return $"{expression} {(operatorName == "is_greater_than" ? ">" : "<")} all({name})";
            case "days_before" when attribute.Kind == FilterKind.Time && int.TryParse(values.FirstOrDefault(), CultureInfo.InvariantCulture, out var days) && days is >= 0 and < 40_000:
                arguments.Add($"value{index}", now.UtcDateTime.AddDays(-days));
                return $"{expression} < {name}";
            default:
                throw Failure.Unprocessable($"Invalid operator. The allowed operators for {term.Key} are [equal_to,not_equal_to,contains,does_not_contain,is_present,is_not_present].");
        }
    }

    private static string Labels(string taggableType, string operatorName, string name)
    {
        var any = $"exists (select from taggings g join tags t on t.id = g.tag_id where g.taggable_type = '{taggableType}' and g.taggable_id = c.id and g.context = 'labels'";

        return operatorName switch
        {
            "equal_to" => $"{any} and t.name = any({name}))",
            "not_equal_to" => $"not {any} and t.name = any({name}))",
            "is_present" => $"{any})",
            "is_not_present" => $"not {any})",
            _ => throw Failure.Unprocessable("Invalid operator. The allowed operators for labels are [equal_to,not_equal_to,is_present,is_not_present]."),
        };
    }

    private object Typed(FilterAttribute attribute, string key, string[] values)
    {
        if (values.Length == 0)
        {
            throw Failure.Unprocessable("Invalid value. The values provided for the filter are invalid.");
        }

        var mapped = values.Select(value => mapValue(key, value) ?? throw Failure.Unprocessable($"Invalid value. The values provided for {key} are invalid.")).ToArray();

        return attribute.Kind switch
        {
            FilterKind.Number => mapped.Select(value => long.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : throw Failure.Unprocessable($"Invalid value. The values provided for {key} are invalid.")).ToArray(),
            FilterKind.Flag => mapped.Select(value => value is "true" or "1").ToArray(),
            FilterKind.Time => mapped.Select(value => DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) ? time : throw Failure.Unprocessable("Invalid value. A date is expected.")).ToArray(),
            _ => mapped,
        };
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
