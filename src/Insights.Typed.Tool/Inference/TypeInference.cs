using System.Globalization;
using System.Text;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Inference;

/// <summary>
/// Infers the type of a column from a sample of its values. A sample is no proof, so the results are proposals: no
/// declaration is changed.
/// </summary>
internal static class TypeInference
{
    /// <summary>Prefixes of the names of Boolean columns. Other columns with only 0 and 1 can contain counts.</summary>
    private static readonly string[] FlagPrefixes = ["Is", "Has", "Can", "Was"];

    /// <summary>Suffixes of the names of identifiers, which are not numbers, even if they consist of digits.</summary>
    private static readonly string[] IdentifierSuffixes = ["Id", "Tpid", "TpId", "Number", "Code", "Key"];

    /// <summary>Pairs of literals that are inferred: the common ones, and one that is only valid if a column declares it.</summary>
    private static readonly (string True, string False)[] FlagPairs = [.. BooleanLiterals.CommonPairs, ("T", "F")];

    /// <param name="column">The column and its declaration.</param>
    /// <param name="values">The values; null for a missing one.</param>
    /// <param name="isRedacted">Whether the user's role hides data of these rows: whole columns, so one without any value can be hidden.</param>
    public static TypeFinding Infer(DeclaredColumn column, IReadOnlyList<string?> values, bool isRedacted = false)
    {
        var seen = values.OfType<string>().ToList();
        var mismatches = seen.FindAll(value => !ValueFormats.IsValid(value, column));
        var counts = new ValueCounts(values.Count, values.Count - seen.Count, mismatches.Count);
        return Evaluate(column, seen, mismatches, counts, isNullable: counts.Missing > 0 && !(isRedacted && seen.Count == 0)) with { Counts = counts };
    }

    private static TypeFinding Evaluate(DeclaredColumn column, List<string> seen, List<string> mismatches, ValueCounts counts, bool isNullable)
    {
        var counted = string.Create(CultureInfo.InvariantCulture, $"{EnglishText.Count(seen.Count, "value")}, {counts.Missing} missing");
        if (counts.Rows == 0)
        {
            return new TypeFinding(column, TypeVerdict.Unknown, [], "no row was read");
        }

        if (mismatches.Count > 0)
        {
            return new TypeFinding(column, TypeVerdict.Mismatch, CreateProposals(column, seen, isNullable), $"'{Truncate(mismatches[0])}' is not a valid {GetTypeName(column.EffectiveType)}; {counted}")
            {
                Mismatch = column.EffectiveType.GetKind() == ValueKind.Flag ? MismatchKind.FlagLiteral : MismatchKind.Value,
            };
        }

        if (isNullable && !column.IsNullable && column.EffectiveType != ColumnType.Text)
        {
            return new TypeFinding(column, TypeVerdict.Mismatch, [CreateNullableProposal(column)], $"values are missing, but the column is not declared as nullable; {counted}")
            {
                Mismatch = MismatchKind.MissingValues,
            };
        }

        if (seen.Count == 0)
        {
            return new TypeFinding(column, TypeVerdict.Unknown, [], counted);
        }

        var narrowest = FindNarrowestTypes(column, seen);
        var narrowestType = narrowest[0].Type!.Value;
        var isUndeclared = column.Type is null;
        if (narrowestType == column.EffectiveType || (!isUndeclared && !IsNarrower(narrowestType, column.EffectiveType)))
        {
            return new TypeFinding(column, TypeVerdict.Fits, [], counted);
        }

        return new TypeFinding(
            column,
            isUndeclared ? TypeVerdict.Proposed : TypeVerdict.Narrower,
            CreateProposals(column, seen, isNullable),
            $"such as '{Truncate(seen[0])}'; {(narrowest.Count > 1 ? "the order of day and month is ambiguous; " : "")}{counted}");
    }

    private static ColumnDeclaration[] CreateProposals(DeclaredColumn column, List<string> seen, bool isNullable)
    {
        // Without the property, a value is required.
        bool? nullable = isNullable || column.IsNullable ? true : null;
        return [.. FindNarrowestTypes(column, seen).Select(declaration => declaration with { IsNullable = nullable })];
    }

    /// <summary>Creates the declaration of the column with "nullable".</summary>
    private static ColumnDeclaration CreateNullableProposal(DeclaredColumn column) => ColumnDeclaration.Create(column.Name, column.EffectiveType) with
    {
        IsNullable = true,
        BooleanFormat = column.EffectiveType.GetKind() == ValueKind.Flag ? column.BooleanFormat ?? BooleanFormat.Default : null,
        DateFormat = column.Format,
    };

    /// <summary>Finds the narrowest type that fits all values; several if the order of day and month is ambiguous.</summary>
    private static List<ColumnDeclaration> FindNarrowestTypes(DeclaredColumn column, List<string> seen)
    {
        if (FindBooleanLiterals(column.Name, seen) is { } literals)
        {
            return [ColumnDeclaration.Create(column.Name, ColumnType.Flag) with { BooleanFormat = literals }];
        }

        var isIdentifier = !column.IsMetric && IdentifierSuffixes.Any(suffix => column.Name.EndsWith(suffix, StringComparison.Ordinal));
        var canBeNumbers = !isIdentifier && !seen.Exists(ValueFormats.IsNumberLikeText);
        var withoutFormat = FindNarrowestType(seen, kind => kind != ValueKind.Flag && (canBeNumbers || !kind.IsNumber()), format: null) ?? ColumnType.Text;
        return withoutFormat == ColumnType.Text && FindFormattedTypes(column, seen) is { Count: > 0 } formatted ? formatted : [ColumnDeclaration.Create(column.Name, withoutFormat)];
    }

    /// <summary>Finds the types of dates and times with the declared format, or with each that fits all values.</summary>
    private static List<ColumnDeclaration> FindFormattedTypes(DeclaredColumn column, List<string> seen)
    {
        var formats = column.Format is { } declared ? [declared] : DateFormat.All;
        return
        [
            .. formats
                .Select(format => FindNarrowestType(seen, ValueKinds.IsTime, format) is { } type ? ColumnDeclaration.Create(column.Name, type) with { DateFormat = format } : null)
                .OfType<ColumnDeclaration>(),
        ];
    }

    /// <summary>Finds the first type in the table that fits all values, and whose values do not all fit a narrower one of these types.</summary>
    private static ColumnType? FindNarrowestType(List<string> seen, Predicate<ValueKind> isPossible, string? format)
    {
        var dates = new DateParser(format);
        var literals = ValueFormats.CreateDecoder(BooleanFormat.Default);
        List<ColumnType> fitting =
        [
            .. ColumnTypes.All
                .Where(info => isPossible(info.Kind) && seen.TrueForAll(value => ValueFormats.IsValid(value, info.Type, dates, literals)))
                .Select(info => info.Type),
        ];
        var narrowest = fitting.FindIndex(type => !fitting.Exists(other => IsNarrower(other, type)));
        return narrowest < 0 ? null : fitting[narrowest];
    }

    /// <summary>Finds the literals of a Boolean column, in the wire format of the values.</summary>
    private static BooleanFormat? FindBooleanLiterals(string name, List<string> seen)
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
                return new BooleanFormat(seen.Find(value => ValueFormats.IsLiteral(value, yes)) ?? yes, seen.Find(value => ValueFormats.IsLiteral(value, no)) ?? no);
            }
        }

        return null;
    }

    /// <summary>Whether all values that fit one type also fit the other.</summary>
    private static bool IsNarrower(ColumnType type, ColumnType other) =>
        ColumnTypes.Get(type).Wider is { } wider && (wider == other || IsNarrower(wider, other));

    private static string GetTypeName(ColumnType type) => ColumnTypes.Get(type).Name;

    private static string Truncate(string value) => value.Length <= 40 ? value : value[..40] + "…";
}
