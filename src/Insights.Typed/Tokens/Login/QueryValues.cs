namespace Insights.Typed.Tokens.Login;

/// <summary>The values in the query of an address or in a form body. They can be secrets, so the type is not a record.</summary>
internal sealed class QueryValues
{
    private readonly string text;
    private readonly Dictionary<string, string> values;

    private QueryValues(string text, Dictionary<string, string> values) => (this.text, this.values) = (text, values);

    public static QueryValues Parse(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var query = text.StartsWith('?') ? text[1..] : text;
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = part.IndexOf('=', StringComparison.Ordinal);
            values[Decode(separator < 0 ? part : part[..separator])] = separator < 0 ? "" : Decode(part[(separator + 1)..]);
        }

        return new QueryValues(query, values);
    }

    public string? Get(string name) => values.GetValueOrDefault(name);

    /// <summary>Returns the unparsed string.</summary>
    public override string ToString() => text;

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
