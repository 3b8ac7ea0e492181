using System.Globalization;

namespace Insights.Typed;

/// <summary>Whole numbers.</summary>
internal sealed class IntegerColumn(string dataset, string name) : Column<long>(dataset, name)
{
    private protected override string Literal(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Decimal numbers.</summary>
internal sealed class DecimalColumn(string dataset, string name) : Column<decimal>(dataset, name)
{
    private protected override string Literal(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>GUIDs, which the language carries as text.</summary>
internal sealed class GuidColumn(string dataset, string name) : Column<Guid>(dataset, name)
{
    private protected override string Literal(Guid value) => $"'{value:D}'";
}
