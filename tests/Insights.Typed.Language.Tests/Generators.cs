using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Insights.Typed.Language.Tests;

/// <summary>Random syntax trees, and random texts that resemble queries more or less.</summary>
internal static class Generators
{
    private static readonly Gen<QueryNameSyntax> Name =
        from characters in Gen.Elements("abzAZ_019-.éß北ñ".ToCharArray()).NonEmptyListOf()
        let text = string.Concat(characters)
        where QueryName.IsValid(text)
        select new QueryNameSyntax(text, default);

    private static readonly Gen<LiteralSyntax> Number =
        from negative in ArbMap.Default.GeneratorFor<bool>()
        from whole in Digits()
        from fraction in Gen.OneOf(Gen.Constant(""), Digits().Select(d => "." + d))
        select (LiteralSyntax)new NumberSyntax((negative ? "-" : "") + whole + fraction, default);

    private static readonly Gen<Rune> Character =
        from codePoint in Gen.OneOf(Gen.Choose(0x20, 0x7E), Gen.Choose(0xA0, 0xD7FF), Gen.Choose(0xE000, 0xFFFF), Gen.Choose(0x10000, 0x10FFFF))
        where codePoint != '\''
        select new Rune(codePoint);

    private static readonly Gen<LiteralSyntax> Text =
        from characters in Character.ListOf()
        select (LiteralSyntax)new StringSyntax(string.Concat(characters), default);

    private static readonly Gen<ConditionSyntax> Condition =
        from column in Name
        from @operator in Gen.Elements(Enum.GetValues<ComparisonOperator>())
        from value in @operator.AcceptsList()
            ? Gen.OneOf(Number.NonEmptyListOf(), Text.NonEmptyListOf()).Select(items => (ValueSyntax)new ListSyntax(new(items), default))
            : Gen.OneOf(Number, Text).Select(literal => (ValueSyntax)literal)
        select new ConditionSyntax(column, @operator, default, value);

    private static readonly Gen<OrderingSyntax> Ordering =
        from column in Name
        from direction in Gen.Elements(Enum.GetValues<SortDirection>())
        select new OrderingSyntax(column, direction, default);

    private static readonly Gen<LimitSyntax?> Limit = Gen.OneOf(
        Gen.Constant<LimitSyntax?>(null),
        Gen.Constant<LimitSyntax?>(new(long.MaxValue, default)),
        Gen.Choose(1, int.MaxValue).Select(count => (LimitSyntax?)new LimitSyntax(count, default)));

    /// <summary>Any valid tree.</summary>
    public static Gen<QuerySyntax> Query { get; } =
        from isDistinct in ArbMap.Default.GeneratorFor<bool>()
        from columns in Name.NonEmptyListOf()
        from dataset in Name
        from conditions in Condition.ListOf()
        from orderings in Ordering.ListOf()
        from limit in Limit
        from dateRange in Gen.OneOf(Gen.Constant<QueryNameSyntax?>(null), Name.Select(n => (QueryNameSyntax?)n))
        from aggregation in dateRange is null ? Gen.Constant<QueryNameSyntax?>(null) : Gen.OneOf(Gen.Constant<QueryNameSyntax?>(null), Name.Select(n => (QueryNameSyntax?)n))
        select new QuerySyntax(isDistinct, new(columns), dataset, new(conditions), new(orderings), limit, dateRange, aggregation, default);

    /// <summary>Any characters, including halves of surrogate pairs and control characters.</summary>
    public static Gen<string> AnyText { get; } =
        Gen.OneOf(Gen.Choose(0, 0x7F), Gen.Choose(0, 0xFFFF)).Select(c => (char)c).ListOf().Select(string.Concat);

    /// <summary>Fragments of queries in any order.</summary>
    public static Gen<string> TokenSoup { get; } =
        Gen.Elements(
            "SELECT", "distinct", "FROM", "WHERE", "AND", "ORDER", "BY", "asc", "DESC", "LIMIT", "TIMESPAN", "AGGREGATED", "LIKE", "NOT", "IN",
            "a", "NULL", "OR", "GROUP", "selct", "1", "-2.5", "0", "5.", "'x'", "''", "'", "(", ")", ",", "=", "!=", "<", ">=", "!", "*", ";", "\n")
        .ListOf().Select(pieces => string.Join(" ", pieces));

    /// <summary>A query with a fragment removed, duplicated or replaced.</summary>
    public static Gen<string> MutatedQuery { get; } =
        from query in Query
        let text = query.ToString()
        from start in Gen.Choose(0, text.Length)
        from end in Gen.Choose(start, text.Length)
        from piece in Gen.OneOf(Gen.Constant(""), Gen.Constant(text[start..end] + text[start..end]), TokenSoup, AnyText)
        select text[..start] + piece + text[end..];

    private static Gen<string> Digits() => Gen.Choose('0', '9').Select(d => (char)d).NonEmptyListOf().Select(string.Concat);
}
