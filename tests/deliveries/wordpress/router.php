<?php
// php -S as a web server of WordPress: files and the pages of its desk as they are, all else to index.php.
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$desk = $path === '/wp-login.php' || str_starts_with($path, '/wp-admin/');
if ($path !== '/' && is_file(__DIR__ . $path) && ($desk || pathinfo($path, PATHINFO_EXTENSION) !== 'php')) {
    return false;
}
if ($path === '/newsgen-run') { // Site.run, of whoever started this server
    require __DIR__ . '/wp-load.php';
    hash_equals(getenv('NEWSGEN_RUN'), $_SERVER['HTTP_X_NEWSGEN_RUN'] ?? '') || exit('not yours');
    eval(file_get_contents('php://input'));
    return;
}
if (getenv('NEWSGEN_STRIP')) {
    unset($_SERVER['HTTP_AUTHORIZATION'], $_SERVER['PHP_AUTH_USER'], $_SERVER['PHP_AUTH_PW']);
}
$script = $path === '/xmlrpc.php' ? $path : '/index.php';
$_SERVER['SCRIPT_NAME'] = $script;
require __DIR__ . $script;
