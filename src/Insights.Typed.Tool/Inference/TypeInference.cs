using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Tool.Output;

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

    /// <summary>Pairs of literals that are inferred: the usual ones, and one that a column can only declare.</summary>
    private static readonly (string True, string False)[] FlagPairs = [.. FlagLiterals.UsualPairs, ("T", "F")];

    public static TypeFinding Of(DeclaredColumn column, IReadOnlyList<string?> values)
    {
        var seen = values.OfType<string>().ToList();
        var misfits = seen.FindAll(value => !ValueForms.Fits(value, column));
        var counts = new ValueCounts(values.Count, values.Count - seen.Count, misfits.Count);
        return Judge(column, seen, misfits, counts) with { Counts = counts };
    }

    private static TypeFinding Judge(DeclaredColumn column, List<string> seen, List<string> misfits, ValueCounts counts)
    {
        var counted = string.Create(CultureInfo.InvariantCulture, $"{seen.Count} values, {counts.Missing} missing");
        if (counts.Rows == 0)
        {
            return new TypeFinding(column, TypeVerdict.Unknown, [], "no row was seen");
        }

        if (misfits.Count > 0)
        {
            return new TypeFinding(column, TypeVerdict.Misfit, Proposals(column, seen, counts.Missing > 0), $"'{Short(misfits[0])}' is no {WordOf(column.EffectiveType)}; {counted}")
            {
                Misfit = column.EffectiveType == ColumnType.Flag ? MisfitKind.FlagLiteral : MisfitKind.Value,
            };
        }

        if (counts.Missing > 0 && !column.IsNullable && column.EffectiveType != ColumnType.Text)
        {
            return new TypeFinding(column, TypeVerdict.Misfit, [NullableProposal(column)], $"values are missing, and it is not declared nullable; {counted}")
            {
                Misfit = MisfitKind.MissingValues,
            };
        }

        if (seen.Count == 0)
        {
            return new TypeFinding(column, TypeVerdict.Unknown, [], counted);
        }

        var narrow = Narrowest(column, seen);
        var isOpen = column.Type is null;
        if (narrow[0].Type == column.EffectiveType || (!isOpen && !IsNarrower(narrow[0].Type, column.EffectiveType)))
        {
            return new TypeFinding(column, TypeVerdict.Fits, [], counted);
        }

        return new TypeFinding(
            column,
            isOpen ? TypeVerdict.Proposed : TypeVerdict.Narrower,
            Proposals(column, seen, counts.Missing > 0),
            $"such as '{Short(seen[0])}'; {(narrow.Count > 1 ? "they leave the order of day and month open; " : "")}{counted}");
    }

    private static string[] Proposals(DeclaredColumn column, List<string> seen, bool isNullable)
    {
        var nullable = isNullable || column.IsNullable;
        return [.. Narrowest(column, seen).Select(type => $"{{ \"type\": \"{WordOf(type.Type)}\"{type.Form}{(nullable ? ", \"nullable\": true" : "")} }}")];
    }

    /// <summary>What is declared, with missing values allowed.</summary>
    private static string NullableProposal(DeclaredColumn column)
    {
        var flag = column.EffectiveType == ColumnType.Flag ? $", \"true\": {Quoted(column.True ?? "1")}, \"false\": {Quoted(column.False ?? "0")}" : "";
        var format = column.Format is { } declared ? $", \"format\": {Quoted(declared)}" : "";
        return $"{{ \"type\": \"{WordOf(column.EffectiveType)}\"{flag}{format}, \"nullable\": true }}";
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JsonText.Options.Encoder)}\"";

    /// <summary>The narrowest type that reads all values; several where only the order of day and month, which they leave open, differs.</summary>
    private static List<(ColumnType Type, string Form)> Narrowest(DeclaredColumn column, List<string> seen)
    {
        if (FlagOf(column.Name, seen) is { } flag)
        {
            return [(ColumnType.Flag, $", \"true\": \"{flag.True}\", \"false\": \"{flag.False}\"")];
        }

        if (seen.TrueForAll(ValueForms.IsGuid))
        {
            return [(ColumnType.Guid, "")];
        }

        var isIdentifier = !column.IsMetric && IdentifierSuffixes.Any(suffix => column.Name.EndsWith(suffix, StringComparison.Ordinal));
        if (!isIdentifier && !seen.Exists(ValueForms.IsNumberLikeText))
        {
            if (seen.TrueForAll(ValueForms.IsInteger))
            {
                return [(ColumnType.Integer, "")];
            }

            if (seen.TrueForAll(ValueForms.IsDecimal))
            {
                return [(ColumnType.Decimal, "")];
            }
        }

        return DatesOf(column, seen) is { Count: > 0 } dates ? dates : [(ColumnType.Text, "")];
    }

    /// <summary>Without a format where the values need none; otherwise with the declared one, or with each that reads all of them.</summary>
    private static List<(ColumnType Type, string Form)> DatesOf(DeclaredColumn column, List<string> seen)
    {
        if (DateTypeOf(seen, null) is { } plain)
        {
            return [(plain, "")];
        }

        var formats = column.Format is { } declared ? [declared] : DateFormat.Orders;
        return
        [
            .. formats
                .Select(format => (Type: DateTypeOf(seen, format), Form: $", \"format\": \"{format}\""))
                .Where(date => date.Type is not null)
                .Select(date => (date.Type!.Value, date.Form)),
        ];
    }

    private static ColumnType? DateTypeOf(List<string> seen, string? format)
    {
        var forms = new DateForms(format);
        return seen.TrueForAll(value => ValueForms.IsDate(value, forms)) ? ColumnType.Date
            : seen.TrueForAll(value => ValueForms.IsTime(value, forms)) ? ColumnType.DateTime
            : null;
    }

    /// <summary>The literals of a flag: as the service writes them, where they were seen.</summary>
    private static (string True, string False)? FlagOf(string name, List<string> seen)
    {
        var isNamedLikeOne = FlagPrefixes.Any(prefix => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) && char.IsUpper(name[prefix.Length]));
        if (seen.TrueForAll(ValueForms.IsInteger) && !(isNamedLikeOne && seen.TrueForAll(value => value is "0" or "1")))
        {
            return null;
        }

        foreach (var (yes, no) in FlagPairs.Where(pair => ValueForms.Is(seen[0], pair.True) || ValueForms.Is(seen[0], pair.False)))
        {
            var decoder = new FlagDecoder(yes, no);
            if (seen.TrueForAll(value => decoder.TryRead(Encoding.UTF8.GetBytes(value), out _)))
            {
                return (seen.Find(value => ValueForms.Is(value, yes)) ?? yes, seen.Find(value => ValueForms.Is(value, no)) ?? no);
            }
        }

        return null;
    }

    /// <summary>Whether all that fits one type fits the other as well.</summary>
    private static bool IsNarrower(ColumnType type, ColumnType than) => than switch
    {
        ColumnType.Text => type != ColumnType.Text,
        ColumnType.Decimal => type == ColumnType.Integer,
        ColumnType.DateTime => type == ColumnType.Date,
        ColumnType.Integer or ColumnType.Date or ColumnType.Guid or ColumnType.Flag => false,
    };

    private static string WordOf(ColumnType type) => ColumnTypes.Get(type).Word;

    private static string Short(string value) => value.Length <= 40 ? value : value[..40] + "…";
}
