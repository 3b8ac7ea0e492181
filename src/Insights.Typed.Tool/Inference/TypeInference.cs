using System.Globalization;

namespace Insights.Typed.Tool.Inference;

/// <summary>
/// Judges a column by the values seen of it. A sample proves nothing, so everything here is a proposal: nothing that is
/// declared is loosened or tightened by it.
/// </summary>
internal static class TypeInference
{
    /// <summary>Names of flags; others that hold only 0 and 1 may count something.</summary>
    private static readonly string[] FlagPrefixes = ["Is", "Has", "Can", "Was"];

    /// <summary>Names of identifiers, which are no numbers however they look: nobody adds them up.</summary>
    private static readonly string[] IdentifierSuffixes = ["Id", "Tpid", "TpId", "Number", "Code", "Key"];

    public static TypeFinding Of(DeclaredColumn column, IReadOnlyList<string?> values)
    {
        var seen = values.OfType<string>().ToList();
        var missing = values.Count - seen.Count;
        var counted = string.Create(CultureInfo.InvariantCulture, $"{seen.Count} values, {missing} missing");
        if (values.Count == 0)
        {
            return new TypeFinding(column, TypeVerdict.Unknown, null, "no row was seen");
        }

        if (seen.Find(value => !ValueForms.Fits(value, column)) is { } misfit)
        {
            return new TypeFinding(column, TypeVerdict.Misfit, null, $"'{Short(misfit)}' is no {column.EffectiveType}; {counted}");
        }

        if (missing > 0 && !column.IsNullable && column.EffectiveType != "text")
        {
            return new TypeFinding(column, TypeVerdict.Misfit, null, $"values are missing, and it is not declared nullable; {counted}");
        }

        if (seen.Count == 0)
        {
            return new TypeFinding(column, TypeVerdict.Unknown, null, counted);
        }

        var narrow = Narrowest(column, seen);
        var isOpen = column.Type is null;
        if (narrow.Type == column.EffectiveType || (!isOpen && !IsNarrower(narrow.Type, column.EffectiveType)))
        {
            return new TypeFinding(column, TypeVerdict.Fits, null, counted);
        }

        var nullable = missing > 0 ? ", \"nullable\": true" : "";
        return new TypeFinding(
            column,
            isOpen ? TypeVerdict.Proposed : TypeVerdict.Narrower,
            $"{{ \"type\": \"{narrow.Type}\"{narrow.Spelling}{nullable} }}",
            $"such as '{Short(seen[0])}'; {counted}");
    }

    private static (string Type, string Spelling) Narrowest(DeclaredColumn column, List<string> seen)
    {
        if (FlagOf(column.Name, seen) is { } flag)
        {
            return ("flag", $", \"true\": \"{flag.True}\", \"false\": \"{flag.False}\"");
        }

        if (seen.TrueForAll(ValueForms.IsGuid))
        {
            return ("guid", "");
        }

        var isIdentifier = !column.IsMetric && IdentifierSuffixes.Any(suffix => column.Name.EndsWith(suffix, StringComparison.Ordinal));
        if (!isIdentifier && !seen.Exists(ValueForms.IsNumberLikeText))
        {
            if (seen.TrueForAll(ValueForms.IsInteger))
            {
                return ("integer", "");
            }

            if (seen.TrueForAll(ValueForms.IsDecimal))
            {
                return ("decimal", "");
            }
        }

        return seen.TrueForAll(ValueForms.IsDate) ? ("date", "")
            : seen.TrueForAll(value => ValueForms.IsDate(value) || ValueForms.IsTime(value)) ? ("datetime", "")
            : ("text", "");
    }

    private static (string True, string False)? FlagOf(string name, List<string> seen)
    {
        foreach (var (yes, no) in ValueForms.Flags.Where(flag => seen.TrueForAll(value => ValueForms.Is(value, flag.True) || ValueForms.Is(value, flag.False))))
        {
            // As the service spells it, where it was seen.
            return (seen.Find(value => ValueForms.Is(value, yes)) ?? yes, seen.Find(value => ValueForms.Is(value, no)) ?? no);
        }

        var isNamedLikeOne = FlagPrefixes.Any(prefix => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) && char.IsUpper(name[prefix.Length]));
        return isNamedLikeOne && seen.TrueForAll(value => value is "0" or "1") ? ("1", "0") : null;
    }

    /// <summary>Whether all that fits one type fits the other as well.</summary>
    private static bool IsNarrower(string type, string than) => than switch
    {
        "text" => type != "text",
        "decimal" => type == "integer",
        "datetime" => type == "date",
        _ => false,
    };

    private static string Short(string value) => value.Length <= 40 ? value : value[..40] + "…";
}
