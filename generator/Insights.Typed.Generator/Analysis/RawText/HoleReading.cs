using Insights.Typed.Language;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>
/// Reads a text with holes in the way that is kindest to it: each hole as the value or name that lets the grammar go
/// furthest. What is still wrong then is wrong whatever the holes hold.
/// </summary>
internal static class HoleReading
{
    private const int MostHoles = 32;
    private const string InsideString = "x";

    private static readonly string[] ValuesAndNames = ["x", "1", "'x'", "(1)"];

    /// <summary>What only someone who writes queries piece by piece puts into a hole. Tried, but no fault is found behind it.</summary>
    private static readonly string[] Fragments =
        ["", "=", "= 1", "x = 1", "AND x = 1", ", x", "WHERE x = 1", "ORDER BY x", "LIMIT 1", "TIMESPAN x", "TIMESPAN x AGGREGATED x", "AGGREGATED x", "x FROM x", "FROM x", "SELECT x"];

    /// <summary>The text with its holes filled, and what the grammar says of it; null where nothing can be said.</summary>
    public static (MappedText Text, ParsedQuery Parsed)? Of(IReadOnlyList<TextPiece> pieces)
    {
        if (pieces.Count(piece => piece.IsHole) > MostHoles)
        {
            return null;
        }

        var filled = pieces.ToList();
        var firstFragment = int.MaxValue;
        for (var i = 0; i < filled.Count; i++)
        {
            if (filled[i].IsHole)
            {
                var before = string.Concat(filled.Take(i).Select(piece => piece.Value));
                var after = string.Concat(filled.Skip(i + 1).TakeWhile(piece => !piece.IsHole).Select(piece => piece.Value));
                var filling = Filling(before, after, goesOn: filled.FindIndex(i + 1, piece => piece.IsHole) >= 0);
                filled[i] = filled[i] with { Value = filling };
                firstFragment = Math.Min(firstFragment, Fragments.Contains(filling) ? before.Length : int.MaxValue);
            }
        }

        var text = new MappedText(filled);
        var parsed = ParsedQuery.Parse(text.Value);
        var isInDoubt = parsed.Errors.Any(error => text.IsOpen(error.Span) || error.Span.End > firstFragment);
        return isInDoubt ? null : (text, parsed);
    }

    private static string Filling(string before, string after, bool goesOn)
    {
        if (EndsInString(before))
        {
            return InsideString;
        }

        var end = EndsInString(after) ? after + "'" : after;
        var plain = Furthest(ValuesAndNames);
        var plainReach = Reach(plain);
        var fragment = plainReach == int.MaxValue ? plain : Furthest(Fragments);
        return plainReach > 0 && Reach(fragment) < int.MaxValue ? plain : fragment;

        string Furthest(string[] fillings) => fillings.OrderByDescending(Reach).First();

        int Reach(string filling) => HoleReading.Reach(before, filling, end, goesOn);
    }

    /// <summary>How far the grammar gets behind a hole: nowhere, up to a fault, or to the end.</summary>
    private static int Reach(string before, string filling, string after, bool goesOn)
    {
        var text = before + filling + after;
        var parsed = ParsedQuery.Parse(text);
        if (parsed.Query is not null)
        {
            return int.MaxValue;
        }

        var error = parsed.Errors[0].Span;
        if (error.Start < before.Length + filling.Length)
        {
            return 0;
        }

        // What is missing, or only begun, at the end can come from the next hole.
        return goesOn && error.End == text.Length ? int.MaxValue : error.Start - filling.Length;
    }

    private static bool EndsInString(string text) => text.Count(character => character == '\'') % 2 != 0;
}
