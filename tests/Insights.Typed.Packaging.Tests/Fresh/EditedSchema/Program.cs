using System.Reflection;

var types = Assembly.GetExecutingAssembly().GetTypes();
foreach (var columns in types.Where(type => type.Name.EndsWith("Columns", StringComparison.Ordinal) && type.IsVisible == false && !type.Name.Contains("All", StringComparison.Ordinal)).OrderBy(type => type.Name, StringComparer.Ordinal))
{
    Console.WriteLine($"{columns.Name}: {string.Join(", ", columns.GetProperties().Select(p => p.Name))}");
}
