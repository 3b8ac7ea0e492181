using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>Reads calls of <c>string.Format</c> with a constant format and without format strings of its items, and of <c>string.Concat</c>.</summary>
internal static class CompositeFormat
{
    /// <summary>Reads the parts in order, each a text or a value; null for any other call.</summary>
    public static IReadOnlyList<(string Text, ExpressionSyntax? Value)>? Read(InvocationExpressionSyntax call, SemanticModel? model, CancellationToken cancellationToken)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" or "Concat" }
            || model?.GetOperation(call, cancellationToken) is not IInvocationOperation { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String } method } operation
            || call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null))
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments.Select(argument => argument.Expression).ToList();
        if (method.Name == "Concat")
        {
            var isList = operation.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Type is not { SpecialType: SpecialType.System_String or SpecialType.System_Object });
            return isList ? null : [.. arguments.Select(argument => ReadOperand(argument, model, cancellationToken))];
        }

        // With a format provider, the first argument is not the text.
        return method.Parameters[0].Type.SpecialType == SpecialType.System_String
            && model.GetConstantValue(arguments[0], cancellationToken) is { HasValue: true, Value: string format }
            && !operation.Arguments.Any(argument => argument.Parameter?.Type is IArrayTypeSymbol && argument.ArgumentKind == ArgumentKind.Explicit)
                ? Split(format, [.. arguments.Skip(1)])
                : null;
    }

    private static (string Text, ExpressionSyntax? Value) ReadOperand(ExpressionSyntax operand, SemanticModel model, CancellationToken cancellationToken) =>
        operand is LiteralExpressionSyntax && model.GetConstantValue(operand, cancellationToken) is { HasValue: true, Value: string or char } constant
            ? (constant.Value.ToString(), null)
            : ("", operand);

    private static List<(string Text, ExpressionSyntax? Value)>? Split(string format, IReadOnlyList<ExpressionSyntax> values)
    {
        var parts = new List<(string Text, ExpressionSyntax? Value)>();
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] is not ('{' or '}'))
            {
                text.Append(format[i]);
            }
            else if (i + 1 < format.Length && format[i + 1] == format[i])
            {
                text.Append(format[i++]);
            }
            else if (format.IndexOf('}', i) is var end && end > i
                && int.TryParse(format.Substring(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < values.Count)
            {
                parts.Add((text.ToString(), null));
                parts.Add(("", values[index]));
                text.Clear();
                i = end;
            }
            else
            {
                return null;
            }
        }

        parts.Add((text.ToString(), null));
        return [.. parts.Where(part => part.Value is not null || part.Text.Length > 0)];
    }
}
