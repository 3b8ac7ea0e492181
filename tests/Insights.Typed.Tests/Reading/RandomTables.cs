using System.Text;

namespace Insights.Typed.Tests.Reading;

/// <summary>Random tables, each written in one of the many forms of RFC 4180.</summary>
internal static class RandomTables
{
    private static readonly string[] Pieces = ["a", "b", "Contoso", "é", "北", "😀", ",", "\t", ";", "\"", "\"\"", "\n", "\r\n", "\r", " ", "\0"];

    public static List<string[]> Next(Random random)
    {
        var width = random.Next(1, 6);
        return [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => Row(random, width))];
    }

    public static string[] Row(Random random, int width) => [.. Enumerable.Range(0, width).Select(_ => Field(random))];

    /// <summary>Quotes the fields that require it and some of the others, and uses both line endings.</summary>
    public static string Write(Random random, List<string[]> table, char separator)
    {
        var text = new StringBuilder(random.Next(4) == 0 ? "\uFEFF" : "");
        for (var row = 0; row < table.Count; row++)
        {
            text.AppendJoin(separator, table[row].Select(field => Written(random, field, separator)));

            // An empty last record requires its line break: without it, the record does not exist.
            var mayEndHere = row == table.Count - 1 && text.Length > 0 && text[^1] is not ('\n' or '\uFEFF');
            if (!mayEndHere || random.Next(2) == 0)
            {
                text.Append(random.Next(2) == 0 ? "\n" : "\r\n");
            }
        }

        return text.ToString();
    }

    private static string Field(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static string Written(Random random, string field, char separator)
    {
        var mustBeQuoted = field.Contains(separator, StringComparison.Ordinal) || field.AsSpan().ContainsAny('"', '\n', '\r');
        return mustBeQuoted || random.Next(4) == 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }
}
