using System.Globalization;
using Insights.Typed.Generator.Names;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Chains;

/// <summary>
/// Evaluates a constant value as the compiler does: a constant after its conversions, and the days, times
/// and GUIDs that constants construct. A value that depends on the machine, its culture or its time zone is not constant,
/// and neither is a static field, which code can read before it is set.
/// </summary>
internal static class ConstantEvaluator
{
    /// <summary>Gets a constant, a <see cref="Guid"/> or a <see cref="QueryDateTime"/>; null for a value that is known only at run time, and for null.</summary>
    public static object? Evaluate(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        expression = RemoveWrappers(expression);
        var operation = model.GetOperation(expression, cancellationToken);
        while (operation?.Parent is IConversionOperation { IsImplicit: true } conversion)
        {
            operation = conversion;
        }

        return operation is null ? null : Evaluate(operation);
    }

    /// <summary>Removes syntax that is not an operation: parentheses, <c>!</c>, <c>checked</c>.</summary>
    private static ExpressionSyntax RemoveWrappers(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => RemoveWrappers(parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => RemoveWrappers(suppressed.Operand),
        CheckedExpressionSyntax checking => RemoveWrappers(checking.Expression),
        _ => expression,
    };

    private static object? Evaluate(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => constant,
        IConversionOperation conversion when conversion.Conversion.IsIdentity || IsDateConversion(conversion) => Evaluate(conversion.Operand),
        IDefaultValueOperation { Type: { } type } => GetDefault(type),
        IObjectCreationOperation { Type: { } type, Initializer: null } creation => ConstantArguments.Create(creation.Arguments) is { } arguments ? Create(type, arguments) : null,
        IInvocationOperation { TargetMethod: { Name: nameof(Guid.Parse), ContainingType: var type }, Arguments: { Length: 1 } text } when GetFullName(type) == "System.Guid" => ParseGuid(text[0].Value.ConstantValue.Value),
        IFieldReferenceOperation { Field: { IsStatic: true } field } => FindWellKnown(field),
        IPropertyReferenceOperation { Property: { IsStatic: true } property } => FindWellKnown(property),
        _ => null,
    };

    /// <summary>Whether a conversion returns the library's type of a moment, which keeps the value.</summary>
    private static bool IsDateConversion(IConversionOperation conversion) =>
        conversion.OperatorMethod is { ContainingType: var type } && GetFullName(type) == GeneratedNames.LibraryNamespace + ".DateValue";

    private static object? GetDefault(ITypeSymbol type) => GetFullName(type) switch
    {
        "System.Guid" => Guid.Empty,
        "System.DateOnly" or "System.DateTime" or "System.DateTimeOffset" or GeneratedNames.LibraryNamespace + ".DateValue" => default(QueryDateTime),
        _ => null,
    };

    private static object? Create(ITypeSymbol type, ConstantArguments arguments) => GetFullName(type) switch
    {
        _ when arguments.Count == 0 => GetDefault(type),
        "System.Guid" => arguments.Count == 1 ? ParseGuid(arguments["g"]) : null,
        "System.DateOnly" or "System.DateTime" => arguments.ToDateTime(),
        _ => null,
    };

    /// <summary>Only the plain formats, which every runtime reads in the same way.</summary>
    private static Guid? ParseGuid(object? text) =>
        text is string value && value.All(c => c is '-' or '{' or '}' or '(' or ')' or (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'))
        && "DNBP".Any(format => Guid.TryParseExact(value, format.ToString(), out _))
            ? Guid.Parse(value)
            : null;

    private static object? FindWellKnown(ISymbol member) => $"{GetFullName(member.ContainingType)}.{member.Name}" switch
    {
        "System.String.Empty" => "",
        "System.Guid.Empty" => Guid.Empty,
        "System.DateOnly.MinValue" or "System.DateTime.MinValue" => default(QueryDateTime),
        "System.DateOnly.MaxValue" => new QueryDateTime(DateTime.MaxValue.Date, DateTime.MaxValue.Date),
        "System.DateTime.UnixEpoch" => new QueryDateTime(Epoch, Epoch),
        _ => null,
    };

    private static readonly DateTime Epoch = DateTime.ParseExact("1970-01-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string GetFullName(ITypeSymbol type) => $"{type.ContainingNamespace?.ToDisplayString()}.{type.Name}";
}
