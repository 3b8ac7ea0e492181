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
    /// <param name="columnClass">The name of the column's class.</param>
    /// <param name="literals">The two literals of a Boolean column, if they are known; otherwise null.</param>
    public static string? TryConvert(ExpressionSyntax value, ITypeSymbol type, string columnClass, (string True, string False)? literals)
    {
        if (ColumnTypes.All.FirstOrDefault(info => info.ColumnClass == columnClass)?.Kind is not { } kind)
        {
            return null;
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return IsValueOf(nullable.TypeArguments[0], kind) ? $"{Parenthesize(value)}.Value" : null;
        }

        var literal = (value as LiteralExpressionSyntax)?.Token;
        return kind switch
        {
            ValueKind.Text => literal?.Value is int or long or char ? SymbolDisplay.FormatLiteral(literal.Value.ValueText, quote: true) : null,
            ValueKind.Integer => literal is { Value: string text } && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : null,
            ValueKind.Decimal => ConvertToDecimal(value, type, literal),

            // Both kinds have one class of columns.
            ValueKind.Date or ValueKind.DateTime => literal is { Value: string text } ? FormatDate(text) : null,
            ValueKind.Guid => type.SpecialType == SpecialType.System_String ? $"Guid.Parse({value.WithoutTrivia()})" : null,
            ValueKind.Flag => literals is var (trueLiteral, falseLiteral) && literal?.Value is string or char or int or long
                ? FormatBoolean(BooleanLiterals.FindValue(literal.Value.ValueText, trueLiteral, falseLiteral))
                : null,
        };
    }

    private static bool IsValueOf(ITypeSymbol type, ValueKind kind) => kind switch
    {
        ValueKind.Text => false,
        ValueKind.Integer => IsInteger(type),
        ValueKind.Decimal => type.SpecialType == SpecialType.System_Decimal || IsInteger(type),
        ValueKind.Date or ValueKind.DateTime => type.Name is "DateOnly" or "DateTime" or "DateTimeOffset",
        ValueKind.Guid => type.Name == "Guid",
        ValueKind.Flag => type.SpecialType == SpecialType.System_Boolean,
    };

    private static bool IsInteger(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Int64 or SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_Byte;

    private static string? ConvertToDecimal(ExpressionSyntax value, ITypeSymbol type, SyntaxToken? literal)
    {
        if (type.SpecialType is SpecialType.System_Double or SpecialType.System_Single)
        {
            return literal is { } number ? FormatDecimal(number) : $"(decimal){Parenthesize(value)}";
        }

        return literal is { Value: string text } && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var result)
            ? result.ToString(CultureInfo.InvariantCulture) + "m"
            : null;
    }

    private static string? FormatDecimal(SyntaxToken number)
    {
        var text = number.Text.TrimEnd('d', 'D', 'f', 'F');
        return decimal.TryParse(text.Replace("_", ""), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? text + "m" : null;
    }

    private static string? FormatDate(string text) =>
        QueryValue.TryParseDate(text, out var day)
            ? string.Format(CultureInfo.InvariantCulture, "new DateOnly({0}, {1}, {2})", day.Year, day.Month, day.Day)
            : null;

    private static string? FormatBoolean(bool? value) => value switch
    {
        true => "true",
        false => "false",
        null => null,
    };

    private static string Parenthesize(ExpressionSyntax value) =>
        value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax
            ? value.WithoutTrivia().ToString()
            : $"({value.WithoutTrivia()})";
}
