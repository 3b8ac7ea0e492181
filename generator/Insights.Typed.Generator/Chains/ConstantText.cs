using System.Globalization;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Chains;

/// <summary>Writes a value that is fixed at compile time as the query will carry it. Null for one that is not.</summary>
internal static class ConstantText
{
    public static string? Of(ExpressionSyntax value, ColumnType type, SemanticModel model, CancellationToken cancellationToken)
    {
        var constant = model.GetConstantValue(value, cancellationToken);
        return type switch
        {
            ColumnType.Text => constant.Value is string text ? $"'{text}'" : null,
            ColumnType.Integer or ColumnType.Decimal => NumberOf(constant.Value),
            ColumnType.Guid => GuidOf(value, model, cancellationToken),
            ColumnType.Date => DayOf(value, model, cancellationToken),
            _ => null,
        };
    }

    private static string? NumberOf(object? constant) => constant switch
    {
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToString(constant, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary><c>new Guid("…")</c> and <c>Guid.Parse("…")</c>.</summary>
    private static string? GuidOf(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        var arguments = model.GetTypeInfo(value, cancellationToken).Type?.ToDisplayString() != "System.Guid" ? null : value switch
        {
            ObjectCreationExpressionSyntax creation => creation.ArgumentList,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Parse" } } parse => parse.ArgumentList,
            _ => null,
        };
        return arguments is { Arguments: { Count: 1 } one }
            && model.GetConstantValue(one[0].Expression, cancellationToken).Value is string text
            && Guid.TryParse(text, out var guid)
                ? $"'{guid:D}'"
                : null;
    }

    /// <summary><c>new DateOnly(2026, 5, 1)</c>, and a <c>DateTime</c> made of as much.</summary>
    private static string? DayOf(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        if (value is not BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 3 } arguments }
            || model.GetTypeInfo(value, cancellationToken).Type?.ToDisplayString() is not ("System.DateOnly" or "System.DateTime"))
        {
            return null;
        }

        var parts = arguments.Select(a => model.GetConstantValue(a.Expression, cancellationToken).Value as int?).ToList();
        return parts.All(p => p is not null)
            && DateTime.TryParseExact($"{parts[0]:D4}-{parts[1]:D2}-{parts[2]:D2}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date.ToString("\\'yyyy-MM-dd\\'", CultureInfo.InvariantCulture)
                : null;
    }
}
