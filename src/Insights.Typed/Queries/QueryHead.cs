using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>
/// How a query's text starts: what it selects, and from which dataset. As much of the language as has to be known to read
/// rows; the grammar is left to those who check text.
/// </summary>
internal sealed record QueryHead(IReadOnlyList<string> Names, string DatasetName)
{
    /// <exception cref="ArgumentException">The text does not start so.</exception>
    public static QueryHead Of(string text)
    {
        var position = 0;
        if (!IsWord(Next(), "SELECT"))
        {
            throw Fault("it does not start with SELECT");
        }

        var names = new List<string>();
        var word = Next();
        var name = IsWord(word, "DISTINCT") ? Next() : word;
        while (true)
        {
            names.Add(QueryName.IsValid(name) ? name : throw Fault($"{Told(name)} stands where the name of a column should be"));
            var next = Next();
            if (IsWord(next, "FROM"))
            {
                break;
            }

            name = next == "," ? Next() : throw Fault($"{Told(next)} stands where a comma or FROM should be");
        }

        var dataset = Next();
        return QueryName.IsValid(dataset)
            ? new QueryHead(names.AsReadOnly(), dataset)
            : throw Fault($"{Told(dataset)} stands where the name of a dataset should be");

        // A word, or a single other character; empty at the end.
        string Next()
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
            {
                position++;
            }

            var start = position;
            while (position < text.Length && QueryName.IsNameCharacter(text[position]))
            {
                position++;
            }

            if (position == start && position < text.Length)
            {
                position++;
            }

            return text[start..position];
        }

        ArgumentException Fault(string what) =>
            new($"The text is no query: {what} (before position {position}). A query starts SELECT column, column FROM dataset.", nameof(text));
    }

    private static bool IsWord(string word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    private static string Told(string word) => word.Length == 0 ? "nothing" : $"'{(word.Length <= 50 ? word : word[..50] + "…")}'";
}
