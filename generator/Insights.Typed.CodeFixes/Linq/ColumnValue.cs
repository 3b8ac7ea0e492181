using System.Globalization;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.CodeFixes.Linq;

/// <summary>Values of another type, written as those of a column.</summary>
internal static class ColumnValue
{
    /// <summary>The C# code of the value in the type of the column; null if no value is certain.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its type.</param>
    /// <param name="column">The name of the column's class.</param>
    public static string? TryConvert(ExpressionSyntax value, ITypeSymbol type, string column)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return IsValueOf(nullable.TypeArguments[0], column) ? $"{Parenthesize(value)}.Value" : null;
        }

        var literal = (value as LiteralExpressionSyntax)?.Token;
        return column switch
        {
            "DecimalColumn" when type.SpecialType is SpecialType.System_Double or SpecialType.System_Single =>
                literal is { } number ? FormatDecimal(number) : $"(decimal){Parenthesize(value)}",
            "DecimalColumn" when literal is { Value: string text } && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) =>
                number.ToString(CultureInfo.InvariantCulture) + "m",
            "IntegerColumn" when literal is { Value: string text } && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                number.ToString(CultureInfo.InvariantCulture),
            "DateColumn" when literal is { Value: string text } => FormatDate(text),
            "GuidColumn" when type.SpecialType == SpecialType.System_String => $"Guid.Parse({value.WithoutTrivia()})",
            "BooleanColumn" when literal?.Value is { } flag => FormatBoolean(flag),
            "TextColumn" when literal?.Value is int or long or char => SymbolDisplay.FormatLiteral(literal.Value.ValueText, quote: true),
            _ => null,
        };
    }

    private static bool IsValueOf(ITypeSymbol type, string column) => column switch
    {
        "IntegerColumn" => type.SpecialType is SpecialType.System_Int64 or SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_Byte,
        "DecimalColumn" => type.SpecialType is SpecialType.System_Decimal or SpecialType.System_Int64 or SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_Byte,
        "DateColumn" => type.Name is "DateOnly" or "DateTime" or "DateTimeOffset",
        "GuidColumn" => type.Name == "Guid",
        "BooleanColumn" => type.SpecialType == SpecialType.System_Boolean,
        _ => false,
    };

    private static string? FormatDecimal(SyntaxToken number)
    {
        var text = number.Text.TrimEnd('d', 'D', 'f', 'F');
        return decimal.TryParse(text.Replace("_", ""), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? text + "m" : null;
    }

    private static string? FormatDate(string text) =>
        QueryValue.TryParseDate(text, out var day)
            ? string.Format(CultureInfo.InvariantCulture, "new DateOnly({0}, {1}, {2})", day.Year, day.Month, day.Day)
            : null;

    private static string? FormatBoolean(object literal) => literal switch
    {
        1 => "true",
        0 => "false",
        string text => text.ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "Y" or "1" => "true",
            "FALSE" or "NO" or "N" or "0" => "false",
            _ => null,
        },
        _ => null,
    };

    private static string Parenthesize(ExpressionSyntax value) =>
        value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax
            ? value.WithoutTrivia().ToString()
            : $"({value.WithoutTrivia()})";
}
