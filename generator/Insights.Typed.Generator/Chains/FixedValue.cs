using System.Globalization;
using Insights.Typed.Generator.Names;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Chains;

/// <summary>
/// A value that is fixed at compile time, as the compiler evaluates it: a constant after its conversions, and the days, times
/// and GUIDs that constants construct. Anything that depends on the machine, its culture or its time zone is not fixed,
/// neither is a static field, which code can read before it is set.
/// </summary>
internal static class FixedValue
{
    /// <summary>A constant, a <see cref="Guid"/> or a <see cref="QueryMoment"/>; null for what is known only at run time, and for null.</summary>
    public static object? Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        expression = WithoutMarks(expression);
        var operation = model.GetOperation(expression, cancellationToken);
        while (operation?.Parent is IConversionOperation { IsImplicit: true } conversion)
        {
            operation = conversion;
        }

        return operation is null ? null : Of(operation);
    }

    /// <summary>Without what is no operation itself: parentheses, <c>!</c>, <c>checked</c>.</summary>
    private static ExpressionSyntax WithoutMarks(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => WithoutMarks(parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => WithoutMarks(suppressed.Operand),
        CheckedExpressionSyntax checking => WithoutMarks(checking.Expression),
        _ => expression,
    };

    private static object? Of(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => constant,
        IConversionOperation conversion when conversion.Conversion.IsIdentity || IsMoment(conversion) => Of(conversion.Operand),
        IDefaultValueOperation { Type: { } type } => DefaultOf(type),
        IObjectCreationOperation { Type: { } type, Initializer: null } creation => FixedArguments.Of(creation.Arguments) is { } arguments ? Created(type, arguments) : null,
        IInvocationOperation { TargetMethod: { Name: nameof(Guid.Parse), ContainingType: var type }, Arguments: { Length: 1 } text } when NameOf(type) == "System.Guid" => GuidOf(text[0].Value.ConstantValue.Value),
        IFieldReferenceOperation { Field: { IsStatic: true } field } => WellKnown(field),
        IPropertyReferenceOperation { Property: { IsStatic: true } property } => WellKnown(property),
        _ => null,
    };

    /// <summary>Whether a conversion gives the library's own moment, which keeps the value.</summary>
    private static bool IsMoment(IConversionOperation conversion) =>
        conversion.OperatorMethod is { ContainingType: var type } && NameOf(type) == GeneratedNames.LibraryNamespace + ".DateValue";

    private static object? DefaultOf(ITypeSymbol type) => NameOf(type) switch
    {
        "System.Guid" => Guid.Empty,
        "System.DateOnly" or "System.DateTime" or "System.DateTimeOffset" or GeneratedNames.LibraryNamespace + ".DateValue" => default(QueryMoment),
        _ => null,
    };

    private static object? Created(ITypeSymbol type, FixedArguments arguments) => NameOf(type) switch
    {
        _ when arguments.Count == 0 => DefaultOf(type),
        "System.Guid" => arguments.Count == 1 ? GuidOf(arguments["g"]) : null,
        "System.DateOnly" or "System.DateTime" => arguments.Moment(),
        _ => null,
    };

    /// <summary>The plain forms only, of which no runtime reads more or less than another.</summary>
    private static Guid? GuidOf(object? text) =>
        text is string value && value.All(c => c is '-' or '{' or '}' or '(' or ')' or (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'))
        && "DNBP".Any(form => Guid.TryParseExact(value, form.ToString(), out _))
            ? Guid.Parse(value)
            : null;

    private static object? WellKnown(ISymbol member) => $"{NameOf(member.ContainingType)}.{member.Name}" switch
    {
        "System.String.Empty" => "",
        "System.Guid.Empty" => Guid.Empty,
        "System.DateOnly.MinValue" or "System.DateTime.MinValue" => default(QueryMoment),
        "System.DateOnly.MaxValue" => new QueryMoment(DateTime.MaxValue.Date, DateTime.MaxValue.Date),
        "System.DateTime.UnixEpoch" => new QueryMoment(Epoch, Epoch),
        _ => null,
    };

    private static readonly DateTime Epoch = DateTime.ParseExact("1970-01-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string NameOf(ITypeSymbol type) => $"{type.ContainingNamespace?.ToDisplayString()}.{type.Name}";
}
