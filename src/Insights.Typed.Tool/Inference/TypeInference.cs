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
    private static readonly (string True, string False)[] FlagPairs = [.. BooleanLiterals.CommonPairs, ("T", "F")];

    public static TypeFinding Infer(DeclaredColumn column, IReadOnlyList<string?> values)
    {
        var seen = values.OfType<string>().ToList();
        var mismatches = seen.FindAll(value => !ValueFormats.IsValid(value, column));
        var counts = new ValueCounts(values.Count, values.Count - seen.Count, mismatches.Count);
        return Evaluate(column, seen, mismatches, counts) with { Counts = counts };
    }

    private static TypeFinding Evaluate(DeclaredColumn column, List<string> seen, List<string> mismatches, ValueCounts counts)
    {
        var counted = string.Create(CultureInfo.InvariantCulture, $"{seen.Count} values, {counts.Missing} missing");
        if (counts.Rows == 0)
        {
            return new TypeFinding(column, TypeVerdict.Unknown, [], "no row was seen");
        }

        if (mismatches.Count > 0)
        {
            return new TypeFinding(column, TypeVerdict.Misfit, CreateProposals(column, seen, counts.Missing > 0), $"'{Truncate(mismatches[0])}' is no {GetTypeName(column.EffectiveType)}; {counted}")
            {
                Mismatch = column.EffectiveType == ColumnType.Flag ? MismatchKind.FlagLiteral : MismatchKind.Value,
            };
        }

        if (counts.Missing > 0 && !column.IsNullable && column.EffectiveType != ColumnType.Text)
        {
            return new TypeFinding(column, TypeVerdict.Misfit, [CreateNullableProposal(column)], $"values are missing, and it is not declared nullable; {counted}")
            {
                Mismatch = MismatchKind.MissingValues,
            };
        }

        if (seen.Count == 0)
        {
            return new TypeFinding(column, TypeVerdict.Unknown, [], counted);
        }

        var narrowest = FindNarrowestTypes(column, seen);
        var isUndeclared = column.Type is null;
        if (narrowest[0].Type == column.EffectiveType || (!isUndeclared && !IsNarrower(narrowest[0].Type, column.EffectiveType)))
        {
            return new TypeFinding(column, TypeVerdict.Fits, [], counted);
        }

        return new TypeFinding(
            column,
            isUndeclared ? TypeVerdict.Proposed : TypeVerdict.Narrower,
            CreateProposals(column, seen, counts.Missing > 0),
            $"such as '{Truncate(seen[0])}'; {(narrowest.Count > 1 ? "they leave the order of day and month open; " : "")}{counted}");
    }

    private static string[] CreateProposals(DeclaredColumn column, List<string> seen, bool isNullable)
    {
        var nullable = isNullable || column.IsNullable;
        return [.. FindNarrowestTypes(column, seen).Select(type => $"{{ \"type\": \"{GetTypeName(type.Type)}\"{type.Form}{(nullable ? ", \"nullable\": true" : "")} }}")];
    }

    /// <summary>What is declared, with missing values allowed.</summary>
    private static string CreateNullableProposal(DeclaredColumn column)
    {
        var flag = column.EffectiveType == ColumnType.Flag ? $", \"true\": {Quote(column.True ?? "1")}, \"false\": {Quote(column.False ?? "0")}" : "";
        var format = column.Format is { } declared ? $", \"format\": {Quote(declared)}" : "";
        return $"{{ \"type\": \"{GetTypeName(column.EffectiveType)}\"{flag}{format}, \"nullable\": true }}";
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JsonText.Options.Encoder)}\"";

    /// <summary>The narrowest type that reads all values; several where only the order of day and month, which they leave open, differs.</summary>
    private static List<(ColumnType Type, string Form)> FindNarrowestTypes(DeclaredColumn column, List<string> seen)
    {
        if (FindBooleanLiterals(column.Name, seen) is { } flag)
        {
            return [(ColumnType.Flag, $", \"true\": \"{flag.True}\", \"false\": \"{flag.False}\"")];
        }

        if (seen.TrueForAll(ValueFormats.IsGuid))
        {
            return [(ColumnType.Guid, "")];
        }

        var isIdentifier = !column.IsMetric && IdentifierSuffixes.Any(suffix => column.Name.EndsWith(suffix, StringComparison.Ordinal));
        if (!isIdentifier && !seen.Exists(ValueFormats.IsNumberLikeText))
        {
            if (seen.TrueForAll(ValueFormats.IsInteger))
            {
                return [(ColumnType.Integer, "")];
            }

            if (seen.TrueForAll(ValueFormats.IsDecimal))
            {
                return [(ColumnType.Decimal, "")];
            }
        }

        return FindDateTypes(column, seen) is { Count: > 0 } dates ? dates : [(ColumnType.Text, "")];
    }

    /// <summary>Without a format where the values need none; otherwise with the declared one, or with each that reads all of them.</summary>
    private static List<(ColumnType Type, string Form)> FindDateTypes(DeclaredColumn column, List<string> seen)
    {
        if (FindDateType(seen, null) is { } isoType)
        {
            return [(isoType, "")];
        }

        var formats = column.Format is { } declared ? [declared] : DateFormat.All;
        return
        [
            .. formats
                .Select(format => (Type: FindDateType(seen, format), Form: $", \"format\": \"{format}\""))
                .Where(date => date.Type is not null)
                .Select(date => (date.Type!.Value, date.Form)),
        ];
    }

    private static ColumnType? FindDateType(List<string> seen, string? format)
    {
        var forms = new DateParser(format);
        return seen.TrueForAll(value => ValueFormats.IsDate(value, forms)) ? ColumnType.Date
            : seen.TrueForAll(value => ValueFormats.IsTime(value, forms)) ? ColumnType.DateTime
            : null;
    }

    /// <summary>The literals of a flag: as the service writes them, where they were seen.</summary>
    private static (string True, string False)? FindBooleanLiterals(string name, List<string> seen)
    {
        var hasBooleanName = FlagPrefixes.Any(prefix => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) && char.IsUpper(name[prefix.Length]));
        if (seen.TrueForAll(ValueFormats.IsInteger) && !(hasBooleanName && seen.TrueForAll(value => value is "0" or "1")))
        {
            return null;
        }

        foreach (var (yes, no) in FlagPairs.Where(pair => ValueFormats.IsLiteral(seen[0], pair.True) || ValueFormats.IsLiteral(seen[0], pair.False)))
        {
            var decoder = new BooleanDecoder(yes, no);
            if (seen.TrueForAll(value => decoder.TryDecode(Encoding.UTF8.GetBytes(value), out _)))
            {
                return (seen.Find(value => ValueFormats.IsLiteral(value, yes)) ?? yes, seen.Find(value => ValueFormats.IsLiteral(value, no)) ?? no);
            }
        }

        return null;
    }

    /// <summary>Whether all that fits one type fits the other as well.</summary>
    private static bool IsNarrower(ColumnType type, ColumnType other) => other switch
    {
        ColumnType.Text => type != ColumnType.Text,
        ColumnType.Decimal => type == ColumnType.Integer,
        ColumnType.DateTime => type == ColumnType.Date,
        ColumnType.Integer or ColumnType.Date or ColumnType.Guid or ColumnType.Flag => false,
    };

    private static string GetTypeName(ColumnType type) => ColumnTypes.Get(type).Name;

    private static string Truncate(string value) => value.Length <= 40 ? value : value[..40] + "…";
}
