using Insights.Typed.Language;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>
/// Parses a text with holes. Each hole is filled with the value or name with which the parser gets furthest, so an error that
/// remains is an error for all values of the holes.
/// </summary>
internal static class InterpolatedQueryParser
{
    private const int MaxHoles = 32;
    private const string StringFilling = "x";

    private static readonly string[] SimpleFillings = ["x", "1", "'x'", "(1)"];

    /// <summary>Fillings for code that builds a query from fragments. They are tried, but errors after such a hole are not reported.</summary>
    private static readonly string[] FragmentFillings =
    [
        "", "=", "= 1", "x = 1", "AND x = 1", ", x",
        .. ((Clause[])Enum.GetValues(typeof(Clause))).Where(clause => clause > Clause.From).Select(WriteClause),
        $"{WriteClause(Clause.Timespan)} {WriteClause(Clause.Aggregated)}", $"x {WriteClause(Clause.From)}", WriteClause(Clause.From), WriteClause(Clause.Select),
    ];

    /// <summary>Returns the text with its holes filled, and the result of the parser; null if the result is uncertain.</summary>
    public static (MappedText Text, ParsedQuery Parsed)? Parse(IReadOnlyList<TextPiece> pieces)
    {
        if (Fill(pieces) is not var (text, firstFragment))
        {
            return null;
        }

        var parsed = ParsedQuery.Parse(text.Value);
        var isUncertain = parsed.Errors.Any(error => text.FindHole(error.Span) is { Fillings: null } || error.Span.End > firstFragment);
        return isUncertain ? null : (text, parsed);
    }

    /// <summary>Fills the holes; null if the text has too many. The second value is the position of the first hole that is more than a value or a name.</summary>
    public static (MappedText Text, int FirstFragment)? Fill(IReadOnlyList<TextPiece> pieces)
    {
        if (pieces.Count(piece => piece.IsHole) > MaxHoles)
        {
            return null;
        }

        var filledPieces = pieces.ToList();
        var firstFragment = int.MaxValue;
        for (var i = 0; i < filledPieces.Count; i++)
        {
            if (filledPieces[i].IsValue)
            {
                var before = string.Concat(filledPieces.Take(i).Select(piece => piece.Value));
                var after = string.Concat(filledPieces.Skip(i + 1).TakeWhile(piece => !piece.IsValue).Select(piece => piece.Value));
                var hasMoreHoles = filledPieces.FindIndex(i + 1, piece => piece.IsValue) >= 0;
                var fillings = filledPieces[i].Fillings;
                var filling = fillings is null ? ChooseFilling(before, after, hasMoreHoles) : ChooseForm(fillings, before, after, hasMoreHoles);
                filledPieces[i] = filledPieces[i] with { Value = filling };
                firstFragment = Math.Min(firstFragment, fillings is null && FragmentFillings.Contains(filling) ? before.Length : int.MaxValue);
            }
        }

        return (new MappedText(filledPieces), firstFragment);
    }

    /// <summary>Writes a clause with one item.</summary>
    private static string WriteClause(Clause clause) => clause switch
    {
        Clause.Select or Clause.From or Clause.OrderBy or Clause.Timespan or Clause.Aggregated => clause.ToKeyword() + " x",
        Clause.Where => clause.ToKeyword() + " x = 1",
        Clause.Limit => clause.ToKeyword() + " 1",
    };

    private static string ChooseForm(HoleFillings fillings, string before, string after, bool hasMoreHoles)
    {
        if (EndsInString(before))
        {
            return fillings.Content;
        }

        var end = EndsInString(after) ? after + "'" : after;
        return fillings.GetForms(before).OrderByDescending(form => GetReach(before, form, end, hasMoreHoles)).First();
    }

    private static string ChooseFilling(string before, string after, bool hasMoreHoles)
    {
        if (EndsInString(before))
        {
            return StringFilling;
        }

        var end = EndsInString(after) ? after + "'" : after;
        var simple = FindFurthest(SimpleFillings);
        var simpleReach = GetFillingReach(simple);
        var fragment = simpleReach == int.MaxValue ? simple : FindFurthest(FragmentFillings);
        return simpleReach > 0 && GetFillingReach(fragment) < int.MaxValue ? simple : fragment;

        string FindFurthest(string[] fillings) => fillings.OrderByDescending(GetFillingReach).First();

        int GetFillingReach(string filling) => InterpolatedQueryParser.GetReach(before, filling, end, hasMoreHoles);
    }

    /// <summary>The progress of the parser after a hole: none, up to an error, or to the end.</summary>
    private static int GetReach(string before, string filling, string after, bool hasMoreHoles)
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

        // Missing or incomplete text at the end can come from the next hole.
        return hasMoreHoles && error.End == text.Length ? int.MaxValue : error.Start - filling.Length;
    }

    private static bool EndsInString(string text) => text.Count(character => character == '\'') % 2 != 0;
}
