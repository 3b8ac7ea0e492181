using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>Whole numbers.</summary>
internal sealed class IntegerColumn(string dataset, string name) : Column<long>(dataset, name)
{
    private protected override string Literal(long value) => QueryLiteral.Integer(value);
}

/// <summary>Decimal numbers.</summary>
internal sealed class DecimalColumn(string dataset, string name) : Column<decimal>(dataset, name)
{
    private protected override string Literal(decimal value) => QueryLiteral.Decimal(value);
}

/// <summary>GUIDs, which the language carries as text.</summary>
internal sealed class GuidColumn(string dataset, string name) : Column<Guid>(dataset, name)
{
    private protected override string Literal(Guid value) => QueryLiteral.Guid(value);
}
