Console.WriteLine(Insights.Typed.Datasets.ISVOrder.Select(x => x.OrderId));
Console.WriteLine(string.Join(", ", typeof(Insights.Typed.Datasets).GetMembers(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.DeclaredOnly)
    .OfType<System.Reflection.PropertyInfo>().Select(dataset => dataset.Name).Order(StringComparer.Ordinal)));
